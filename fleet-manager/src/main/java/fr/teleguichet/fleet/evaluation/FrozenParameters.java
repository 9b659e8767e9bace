package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.fleet.impact.ImpactParameters;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/**
 * Values that somebody chose and that figures depend on, as they were.
 *
 * @param version the how manieth version of them it was
 * @param hash SHA-256 of the values, in hexadecimal
 * @param values all of them, as JSON
 */
@Serdeable
@Schema(name = "EvaluationParameters")
public record FrozenParameters(long version, String hash, String values) {

  /** The values that effects are estimated with; empty where a report froze none. */
  public Optional<ImpactParameters> impact() {
    return hash.isEmpty() ? Optional.empty() : Optional.of(ImpactParameters.read(values));
  }
}
