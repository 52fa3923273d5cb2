import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The suites that take longest: started last, one of them would run on while the other worker has nothing to do. */
const longest = [
  'properties/plants',
  'verification/counts',
  'properties/properties',
  'browser/journeys',
  'browser/axe',
  'http/start',
];

/** Runs projects one after the other as the configuration lists them, each with its longest files first. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const projects = this.ctx.projects.map(({ name }) => name);
    const rank = ({ project, moduleId }: TestSpecification) => {
      const place = longest.findIndex((name) => moduleId.includes(`/test/${name}.`));
      return 100 * projects.indexOf(project.name) + (place === -1 ? longest.length : place);
    };
    // oxlint-disable-next-line unicorn/no-array-sort -- the method of a sequencer, not of an array
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}
