package fr.teleguichet.fleet.evaluation;

import fr.teleguichet.hardware.text.Sha256Digest;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What a report says as the JSON that is kept, and the hash by which it is known. */
@Singleton
public final class EvaluationCodec {

  private final JsonMapper json;

  EvaluationCodec(JsonMapper json) {
    this.json = json;
  }

  /** As JSON. */
  public String write(EvaluationContent content) {
    try {
      return json.writeValueAsString(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a report could not be written as JSON", impossible);
    }
  }

  /** From JSON that this or an earlier release wrote. */
  EvaluationContent read(String content) {
    try {
      return Objects.requireNonNull(json.readValue(content, EvaluationContent.class));
    } catch (IOException damaged) {
      throw new UncheckedIOException("a kept report cannot be read", damaged);
    }
  }

  /** SHA-256 of a text such as the JSON, in hexadecimal. */
  public static String hash(String content) {
    return Sha256Digest.hex(content);
  }
}
