package fr.teleguichet.hardware.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A claim as the JSON file {@code teleguichet/claim.json} of a unit's boot partition: UTF-8, at
 * most 16 KiB. Members that this version does not know are ignored; a later version of the format
 * is refused, since what it adds may be a condition.
 */
public final class ClaimFile {

  /** The format's version. */
  public static final int VERSION = 1;

  /** The largest file that is read, in bytes. */
  public static final int MAX_SIZE = 16 * 1024;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ClaimFile() {}

  /** What became of a file. */
  public sealed interface Reading {

    /** It holds this claim, which may be over. */
    record Usable(EnrolmentClaim claim) implements Reading {}

    /**
     * It can't be used.
     *
     * @param sentence what is wrong and what to do, without anything secret
     */
    record Unusable(String sentence) implements Reading {}
  }

  /** The file's text. It holds the secret. */
  public static String encode(EnrolmentClaim claim) {
    var out = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("version", VERSION);
      json.writeStringField("id", claim.id());
      json.writeStringField("secret", claim.secret());
      json.writeStringField("kiosk", claim.kiosk().value());
      json.writeStringField("territory", claim.territory().value());
      json.writeStringField("manager", claim.manager().toString());
      if (claim.broker().isPresent()) {
        json.writeStringField("broker", claim.broker().get().toString());
      }
      json.writeStringField("expires", claim.expires().toString());
      json.writeStringField("authorities", CertificatePemCodec.encode(claim.authorities()));
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return out.append('\n').toString();
  }

  /** Reads a file's bytes, whatever they are. */
  public static Reading decode(byte[] bytes) {
    if (bytes.length > MAX_SIZE) {
      return unusable("is larger than 16 KiB");
    }
    try {
      return claim(members(text(bytes)));
    } catch (CharacterCodingException _) {
      return unusable("is no UTF-8");
    } catch (IOException _) {
      // The parser's own message quotes what it read, which may be the secret.
      return unusable("is no JSON object");
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    // Editors of other systems begin a file with a byte order mark.
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static Map<String, Object> members(String text) throws IOException {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("no object");
      }
      Map<String, Object> members = new HashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        switch (parser.nextToken()) {
          case VALUE_STRING -> members.put(name, parser.getText());
          case VALUE_NUMBER_INT -> members.put(name, parser.getBigIntegerValue().doubleValue());
          case null, default -> parser.skipChildren();
        }
      }
      if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw new IOException("cut short, or more than one object");
      }
      return members;
    }
  }

  private static Reading claim(Map<String, Object> members) {
    if (!(members.get("version") instanceof Double version)) {
      return unusable("has no \"version\"");
    }
    if (version != VERSION) {
      return new Reading.Unusable(
          "the claim has a version that this program does not know; update the kiosk’s image, or"
              + " have the claim made by a fleet manager of its age");
    }
    try {
      return new Reading.Usable(
          new EnrolmentClaim(
              member(members, "id"),
              member(members, "secret"),
              new KioskName(member(members, "kiosk")),
              new Territory(member(members, "territory")),
              URI.create(member(members, "manager")),
              members.containsKey("broker")
                  ? Optional.of(URI.create(member(members, "broker")))
                  : Optional.empty(),
              Instant.parse(member(members, "expires")),
              CertificatePemCodec.decode(member(members, "authorities"))));
    } catch (CertificateException e) {
      return unusable("is damaged: its \"authorities\" " + e.getMessage());
    } catch (DateTimeException _) {
      return unusable("is damaged: its \"expires\" is no time such as 2026-12-01T10:00:00Z");
    } catch (IllegalArgumentException e) {
      return unusable("is damaged: " + e.getMessage());
    }
  }

  private static String member(Map<String, Object> members, String name) {
    if (members.get(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException("it has no text \"" + name + "\"");
  }

  private static Reading unusable(String what) {
    return new Reading.Unusable(
        "the claim " + what + "; download it again from the fleet manager and write it anew");
  }
}
