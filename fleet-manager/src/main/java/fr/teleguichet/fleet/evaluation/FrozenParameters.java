package fr.teleguichet.fleet.evaluation;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Values that somebody chose and that figures depend on, as they were.
 *
 * @param version the how manieth version of them it was
 * @param hash SHA-256 of the values, in hexadecimal
 * @param values all of them, as JSON
 */
@Serdeable
@Schema(name = "EvaluationParameters")
public record FrozenParameters(long version, String hash, String values) {}
