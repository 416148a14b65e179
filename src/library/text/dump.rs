//! The outline as indented text, for golden files and for review.

use std::fmt;

use super::Outline;

/// Writes the outline as indented text.
impl fmt::Display for Outline {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{} [{}]", self.headline, self.language)?;
        if let Some(summary) = &self.summary {
            writeln!(out, "{summary}")?;
        }
        for step in self.steps.iter().filter(|step| step.text.is_some()) {
            let chart = self.charts.get(step.chart).map(|chart| chart.id.as_str()).unwrap_or_default();
            let mark = step.mark.as_deref().map(|mark| format!(" ({mark})")).unwrap_or_default();
            writeln!(
                out,
                "step {}, {} at {chart}{mark}: {}",
                step.id,
                step.position,
                step.text.as_deref().unwrap_or_default()
            )?;
        }
        for chart in &self.charts {
            writeln!(out, "\n# {}: {}\n{}\n{}", chart.id, chart.title, chart.subtitle, chart.summary)?;
            if let Some(note) = &chart.note {
                writeln!(out, "note: {note}")?;
            }
            for node in &chart.nodes {
                let indent = if node.key.part == 0 { "" } else { "  " };
                let beside = if node.text_only { " (beside)" } else { "" };
                writeln!(out, "{indent}- {} {}{beside}: {}", node.key, node.page_key, node.text)?;
                if let Some(context) = &node.context {
                    writeln!(out, "{indent}    context: {context}")?;
                }
                if let Some(caveat) = &node.caveat {
                    writeln!(out, "{indent}    caveat: {caveat}")?;
                }
                for correction in &node.corrections {
                    writeln!(out, "{indent}    correction: {correction}")?;
                }
                for citation in &node.citations {
                    let sentence = citation.sentence.as_deref().unwrap_or("(not in the story)");
                    writeln!(out, "{indent}    “{}” in: {sentence}", citation.quote)?;
                }
            }
            for tool in &chart.filters {
                let choices: Vec<String> =
                    tool.options.iter().map(|choice| format!("{} ({})", choice.label, choice.count)).collect();
                writeln!(out, "tool: {} = {}; {}", tool.label, tool.all, choices.join("; "))?;
            }
            writeln!(out, "{}", chart.table)?;
            for source in &chart.sources {
                writeln!(out, "source: {} <{}>", source.text, source.url)?;
            }
        }
        Ok(())
    }
}
