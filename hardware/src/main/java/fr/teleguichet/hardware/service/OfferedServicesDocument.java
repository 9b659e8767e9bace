package fr.teleguichet.hardware.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.json.JsonMemberReader;
import fr.teleguichet.hardware.json.JsonTreeParser;
import fr.teleguichet.hardware.service.OfferedServicesRefusal.Reason;
import fr.teleguichet.hardware.text.Sha256Digest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The services that a kiosk shall offer, in their order, and from which length a talk of theirs is
 * an interview, as a document of JSON. Its version is made from its text, so that the same services
 * have the same version wherever they are written down.
 *
 * @param text as it travels and as kiosks keep it
 * @param minimumInterview 1 second to 15 minutes; nothing where a fleet manager of before wrote it
 */
public record OfferedServicesDocument(
    String text, List<PublicService> services, Optional<Duration> minimumInterview) {

  /** The most services of a network, and so of a kiosk. */
  public static final int MAX_SERVICES = 60;

  /** The longest text, in characters: what a kiosk reads in one metric, with some to spare. */
  public static final int MAX_LENGTH = 60_000;

  /** The longest that a talk may have to be to count as an interview. */
  public static final Duration LONGEST_MINIMUM = Duration.ofMinutes(15);

  /** The form of the document. A newer one that older kiosks would misunderstand counts up. */
  private static final long FORMAT = 1;

  private static final String MINIMUM = "interviewSeconds";

  private static final int VERSION_LENGTH = 16;

  public OfferedServicesDocument {
    services = List.copyOf(services);
  }

  /**
   * The document of these services, which leaves open what counts as an interview.
   *
   * @throws RefusedServicesException when they are too many, or their text is too long
   */
  public static OfferedServicesDocument of(List<PublicService> services) {
    return of(services, Optional.empty());
  }

  /**
   * The document of these services.
   *
   * @param minimumInterview from which length a talk counts, in whole seconds
   * @throws RefusedServicesException when they are too many, or their text is too long
   */
  public static OfferedServicesDocument of(
      List<PublicService> services, Optional<Duration> minimumInterview) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      if (minimumInterview.isPresent()) {
        json.writeNumberField(MINIMUM, minimumInterview.get().toSeconds());
      }
      json.writeArrayFieldStart("services");
      for (PublicService service : services) {
        PublicServiceCodec.write(json, service);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return checked(new OfferedServicesDocument(text.toString(), services, minimumInterview));
  }

  /**
   * The document that a text is; members of newer versions are passed over.
   *
   * @throws RefusedServicesException with a sentence that names the place where it is wrong
   */
  public static OfferedServicesDocument read(String text) {
    checkLength(text);
    JsonMemberReader top = new JsonMemberReader("", object(text));
    try {
      if (top.whole("format") != FORMAT) {
        throw new RefusedServicesException(
            OfferedServicesRefusal.of(Reason.NEWER_FORMAT),
            "format: is of a newer version; update the kiosk first");
      }
      return checked(new OfferedServicesDocument(text, services(top), minimum(top)));
    } catch (JsonMemberReader.InvalidMemberException e) {
      throw new RefusedServicesException(
          OfferedServicesRefusal.at(e.place()), String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> object(String text) {
    try {
      return JsonTreeParser.object(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedServicesException(
          OfferedServicesRefusal.of(Reason.NOT_READABLE), String.valueOf(e.getMessage()));
    }
  }

  private static List<PublicService> services(JsonMemberReader top) {
    List<PublicService> services = new ArrayList<>();
    for (Object item : top.list("services")) {
      String place = "services[" + services.size() + "]";
      if (!(item instanceof Map<?, ?> members)) {
        throw top.wrong(place, "must be an object");
      }
      services.add(PublicServiceCodec.read(new JsonMemberReader(place + ".", members)));
    }
    return services;
  }

  private static Optional<Duration> minimum(JsonMemberReader top) {
    if (!top.members().containsKey(MINIMUM)) {
      return Optional.empty();
    }
    long seconds = top.whole(MINIMUM);
    if (seconds < 1 || seconds > LONGEST_MINIMUM.toSeconds()) {
      throw top.wrong(MINIMUM, "must be 1 to " + LONGEST_MINIMUM.toSeconds());
    }
    return Optional.of(Duration.ofSeconds(seconds));
  }

  private static OfferedServicesDocument checked(OfferedServicesDocument document) {
    if (document.services.size() > MAX_SERVICES) {
      throw new RefusedServicesException(
          new OfferedServicesRefusal(Reason.TOO_MANY, String.valueOf(MAX_SERVICES)),
          "services: has more than " + MAX_SERVICES + " services");
    }
    checkLength(document.text);
    Set<ServiceCode> codes = new HashSet<>();
    for (PublicService service : document.services) {
      if (!codes.add(service.code())) {
        throw new RefusedServicesException(
            new OfferedServicesRefusal(Reason.DUPLICATE, service.code().value()),
            "services: has \"" + service.code() + "\" twice");
      }
    }
    return document;
  }

  private static void checkLength(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new RefusedServicesException(
          new OfferedServicesRefusal(Reason.TOO_LONG, String.valueOf(MAX_LENGTH)),
          "has more than " + MAX_LENGTH + " characters: say less of some services");
    }
  }

  /** What names this document and no other. */
  public String version() {
    return version(text);
  }

  /** What names the document that a text is, or would be. */
  public static String version(String text) {
    return Sha256Digest.hex(text).substring(0, VERSION_LENGTH);
  }
}
