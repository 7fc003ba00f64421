import { network } from '@os/network/pure';
import { serviceConformance } from '@os/testing';

// What the fake makes of the declarations is tested with the fake, in @os/testing.
const isAboutDeclarations = ({ name }: { readonly name: string }) => name.endsWith('well declared');
for (const { name, run } of serviceConformance(network).filter(isAboutDeclarations)) it(name, run);
