import type { Language } from '#shared/domain/fields';
import type { ReportModel, Section } from '#shared/reports/model';
import { ReportBlock } from './ReportBlock';
import './report.css';

/**
 * A report as semantic HTML: what the print page turns into a PDF and what the desk shows as its preview. Always
 * dark on white, since it is paper.
 */
export function ReportPage({ model }: { readonly model: ReportModel }) {
  return (
    <article className={model.dense ? 'report report-dense' : 'report'} lang={model.language}>
      <header className="report-head">
        {model.marking !== '' && <p className="report-marking">{model.marking}</p>}
        <h1>{model.title}</h1>
        {model.subtitle !== '' && <p className="report-subtitle">{model.subtitle}</p>}
      </header>
      {groups(model.sections).map((group, index) =>
        group[0]?.column === undefined ? (
          group.map((section) => <Part key={index} section={section} language={model.language} />)
        ) : (
          <div key={index} className="report-columns">
            {columns.map((column) => (
              <div key={column}>
                {group
                  .filter((section) => section.column === column)
                  .map((section, place) => (
                    <Part key={place} section={section} language={model.language} />
                  ))}
              </div>
            ))}
          </div>
        ),
      )}
    </article>
  );
}

const columns = ['first', 'second'] as const;

/** Sections that share two columns, together; each other one by itself. */
function groups(sections: readonly Section[]): Section[][] {
  const made: Section[][] = [];
  for (const section of sections) {
    const last = made.at(-1);
    if (section.column !== undefined && last?.[0]?.column !== undefined) last.push(section);
    else made.push([section]);
  }
  return made;
}

function Part({ section, language }: { readonly section: Section; readonly language: Language }) {
  return (
    <section>
      {section.title !== '' && (
        <h2>
          {section.title}
          {section.aside ? <span className="report-aside"> {section.aside}</span> : null}
        </h2>
      )}
      {section.blocks.map((block, place) => (
        <ReportBlock key={place} block={block} language={language} />
      ))}
    </section>
  );
}
