import { ConfigError, didYouMean, isJsonObject } from '@os/core';
import { inside, isGiven, nameOf, problem, textOf, textsOf, type Section, type Setting } from './setting.js';

/** A region that a cloud has. */
export interface Region {
  readonly name: string;
  /** Where its name is. */
  readonly setting: Setting;
  /** What is different there. */
  readonly values?: Section | undefined;
}

/**
 * The regions that a cloud is said to have: names, maps of `name` and `values`, or one map from names to values.
 *
 * @throws ConfigError - it is none of these.
 */
export function regionsOf(settings: ReadonlyMap<string, Setting>): Region[] {
  const regions = settings.get('regions');
  const names = settings.get('region_name');
  if (regions) return listed(regions);
  return names ? named(names) : [];
}

function listed(regions: Setting): Region[] {
  const { value } = regions;
  if (isJsonObject(value)) {
    return Object.entries(value).map(([name, values]) => {
      const setting = inside(regions, [name], name);
      return { name, setting, values: sectionOf(inside(regions, [name], values)) };
    });
  }
  if (!Array.isArray(value)) return named(regions);
  return value.map((each: unknown, index) => {
    const item = inside(regions, [String(index)], each);
    if (!isJsonObject(each)) return { name: textOf(item), setting: item };
    const { name, values, ...rest } = each;
    const [unknown] = Object.keys(rest);
    if (!isGiven(name) || unknown !== undefined) {
      throw problem(item, 'must be the name of a region, or a map that has nothing but "name" and "values"');
    }
    const setting = inside(item, ['name'], name);
    return { name: textOf(setting), setting, values: sectionOf(inside(item, ['values'], values)) };
  });
}

function sectionOf(setting: Setting): Section | undefined {
  if (!isGiven(setting.value)) return undefined;
  if (!isJsonObject(setting.value)) throw problem(setting, 'must hold the settings that differ in the region');
  return { values: setting.value, origin: (keys) => setting.origin(keys) };
}

/** One name, a list of names, or names with commas between, as old files have them. */
function named(names: Setting): Region[] {
  const texts = textsOf(names).flatMap((text) => text.split(','));
  return texts.map((text) => ({ name: text.trim(), setting: inside(names, [], text.trim()) }));
}

/**
 * The region to use: the one that was asked for; else `region_name`, unless a later layer lists others; else the first.
 *
 * @throws ConfigError - the cloud is said not to have the region. Where `region_name` is all that is known, others may
 *   be asked for: it names a default, not all that there are.
 */
export function chooseRegion(settings: ReadonlyMap<string, Setting>, asked: Setting | undefined): Region | undefined {
  const all = regionsOf(settings);
  const [regions, names] = [settings.get('regions'), settings.get('region_name')];
  const preferred = names && named(names);
  const usual = preferred && (!regions || names.rank >= regions.rank) ? preferred[0] : undefined;
  const wanted = asked ? { name: textOf(asked), setting: asked } : usual;
  if (!wanted) return all[0];
  const found = all.find(({ name }) => name === wanted.name);
  if (found) return { ...found, setting: wanted.setting };
  const isKnown = regions ? asked !== undefined || names?.rank === regions.rank : all.length > 1;
  if (!isKnown) return wanted;
  const known = all.map(({ name }) => name);
  const place = nameOf((regions ?? wanted.setting).origin());
  throw new ConfigError(
    `The cloud has no region "${wanted.name}", but ${known.join(', ')}, says ${place}${didYouMean(wanted.name, known)}`,
  );
}
