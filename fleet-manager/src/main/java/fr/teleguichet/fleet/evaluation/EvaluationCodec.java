package fr.teleguichet.fleet.evaluation;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

  /** SHA-256 of the JSON, in hexadecimal. */
  static String hash(String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
