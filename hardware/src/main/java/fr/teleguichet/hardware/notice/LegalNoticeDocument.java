package fr.teleguichet.hardware.notice;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.teleguichet.hardware.json.JsonMemberReader;
import fr.teleguichet.hardware.json.JsonTreeParser;
import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/**
 * Legal notices as a document of JSON. Its version is made from its text, so that the same notices
 * have the same version wherever they are written down.
 *
 * @param text as it travels and as kiosks keep it
 */
public record LegalNoticeDocument(String text, LegalNotices notices) {

  /** The longest text, in characters. */
  public static final int MAX_LENGTH = 8_000;

  /** The form of the document. A newer one that older kiosks would misunderstand counts up. */
  private static final long FORMAT = 1;

  private static final int VERSION_LENGTH = 16;

  /** The document of these notices. */
  public static LegalNoticeDocument of(LegalNotices notices) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      json.writeStringField("authority", notices.authority());
      json.writeStringField("conformity", notices.conformity().code());
      write(json, "audited", notices.audited().map(LocalDate::toString));
      write(json, "rate", notices.rate());
      write(json, "stated", notices.stated().map(LocalDate::toString));
      json.writeStringField("email", notices.email());
      json.writeStringField("telephone", notices.telephone());
      json.writeStringField("address", notices.address());
      json.writeStringField("officer", notices.officer());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new LegalNoticeDocument(text.toString(), notices);
  }

  private static void write(JsonGenerator json, String name, Optional<String> text)
      throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }

  /**
   * The document that a text is; members of newer versions are passed over.
   *
   * @throws IllegalArgumentException with a sentence that names the place where it is wrong
   */
  public static LegalNoticeDocument read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("has more than " + MAX_LENGTH + " characters");
    }
    JsonMemberReader members = new JsonMemberReader("", JsonTreeParser.object(text));
    if (members.whole("format") != FORMAT) {
      throw new IllegalArgumentException("format: is of a newer version; update the kiosk first");
    }
    return new LegalNoticeDocument(
        text,
        new LegalNotices(
            line(members, "authority"),
            // A state that this version does not know is claimed by nobody.
            members.word(
                "conformity", AccessibilityConformity::ofWord, AccessibilityConformity.NONE),
            members.optionalText("audited", LegalNoticeDocument::day),
            members.optionalText("rate", Function.identity()),
            members.optionalText("stated", LegalNoticeDocument::day),
            line(members, "email"),
            line(members, "telephone"),
            line(members, "address"),
            line(members, "officer")));
  }

  private static String line(JsonMemberReader members, String name) {
    return members.optionalText(name, Function.identity()).orElse("");
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be a day such as 2026-11-28", e);
    }
  }

  /** What names this document and no other. */
  public String version() {
    return Sha256Digest.hex(text).substring(0, VERSION_LENGTH);
  }
}
