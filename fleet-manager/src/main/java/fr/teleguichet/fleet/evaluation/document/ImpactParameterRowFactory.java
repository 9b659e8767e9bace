package fr.teleguichet.fleet.evaluation.document;

import fr.teleguichet.fleet.evaluation.ChapterContent;
import fr.teleguichet.fleet.evaluation.EvaluationChapter;
import fr.teleguichet.fleet.evaluation.EvaluationContent;
import fr.teleguichet.fleet.impact.ImpactParameter;
import fr.teleguichet.fleet.impact.ImpactParameters;
import fr.teleguichet.fleet.impact.ImpactText;
import fr.teleguichet.fleet.service.PublicServiceCache;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.ArrayList;
import java.util.List;

/** What effects were estimated with, as rows of the same spreadsheet. */
final class ImpactParameterRowFactory {

  private ImpactParameterRowFactory() {}

  /** All of them, after a report's figures; none where the report says nothing of effects. */
  static List<EvaluationSpreadsheetRow> of(
      EvaluationContent content, EvaluationText words, PublicServiceCache services) {
    return content
        .chapter(EvaluationChapter.IMPACT)
        .flatMap(
            chapter -> content.parameters().impact().map(it -> of(chapter, it, words, services)))
        .orElseGet(List::of);
  }

  private static List<EvaluationSpreadsheetRow> of(
      ChapterContent chapter,
      ImpactParameters parameters,
      EvaluationText words,
      PublicServiceCache services) {
    LocalizedText text = words.text();
    List<EvaluationSpreadsheetRow> rows = new ArrayList<>();
    rows.add(named(chapter, "impact.source", parameters.source(), words));
    rows.add(
        named(
            chapter, "impact.scope", text.say("impact.scope." + parameters.scope().code()), words));
    for (ImpactParameter parameter : ImpactParameter.values()) {
      rows.add(
          EvaluationSpreadsheetRow.parameter(
              chapter,
              parameter.code(),
              ImpactText.name(parameter, text),
              parameters.value(parameter),
              ImpactText.unit(parameter, text),
              ImpactText.why(parameter, text),
              words));
    }
    parameters
        .offices()
        .forEach(
            (service, offices) ->
                rows.add(
                    EvaluationSpreadsheetRow.name(
                        "",
                        chapter,
                        text.say("impact.offices.of", services.name(service, text))
                            + " – "
                            + ImpactText.offices(offices, text),
                        words)));
    return rows;
  }

  private static EvaluationSpreadsheetRow named(
      ChapterContent chapter, String key, String value, EvaluationText words) {
    return EvaluationSpreadsheetRow.name("", chapter, words.text().say(key) + " – " + value, words);
  }
}
