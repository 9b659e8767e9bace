package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.web.page.Language;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.MessageBundles;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.function.Function;

/**
 * What a line of a table is called. Both languages are frozen with the figures: a service that is
 * called otherwise later does not rename what was published.
 */
@Serdeable
@Schema(name = "EvaluationLabel")
public record BilingualLabel(String fr, String en) {

  /** A name that is the same in every language. */
  public static BilingualLabel of(String name) {
    return new BilingualLabel(name, name);
  }

  /** What it is called in each language. */
  public static BilingualLabel of(MessageBundles texts, Function<LocalizedText, String> name) {
    return new BilingualLabel(
        name.apply(texts.in(Language.FRENCH)), name.apply(texts.in(Language.ENGLISH)));
  }

  /** What it is called in this language. */
  public String in(Language language) {
    return language == Language.FRENCH ? fr : en;
  }
}
