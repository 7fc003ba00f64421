import { blockStorage } from '@os/block-storage/pure';
import { serviceConformance } from '@os/testing';

for (const { name, run } of serviceConformance(blockStorage)) it(name, run);
