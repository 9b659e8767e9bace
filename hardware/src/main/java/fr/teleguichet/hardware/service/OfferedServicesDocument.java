package fr.teleguichet.hardware.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.json.JsonMembers;
import fr.teleguichet.hardware.json.JsonTree;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The services that a kiosk shall offer, in their order, as a document of JSON. Its version is made
 * from its text, so that the same services have the same version wherever they are written down.
 *
 * @param text as it travels and as kiosks keep it
 */
public record OfferedServicesDocument(String text, List<PublicService> services) {

  /** The most services of a network, and so of a kiosk. */
  public static final int MAX_SERVICES = 60;

  /** The longest text, in characters: what a kiosk reads in one metric, with some to spare. */
  public static final int MAX_LENGTH = 60_000;

  /** The form of the document. A newer one that older kiosks would misunderstand counts up. */
  private static final long FORMAT = 1;

  private static final int VERSION_LENGTH = 16;

  public OfferedServicesDocument {
    services = List.copyOf(services);
  }

  /**
   * The document of these services.
   *
   * @throws IllegalArgumentException when they are too many, or their text is too long
   */
  public static OfferedServicesDocument of(List<PublicService> services) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("format", FORMAT);
      json.writeArrayFieldStart("services");
      for (PublicService service : services) {
        PublicServiceCodec.write(json, service);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return checked(new OfferedServicesDocument(text.toString(), services));
  }

  /**
   * The document that a text is; members of newer versions are passed over.
   *
   * @throws IllegalArgumentException with a sentence that names the place where it is wrong
   */
  public static OfferedServicesDocument read(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("has more than " + MAX_LENGTH + " characters");
    }
    JsonMembers top = new JsonMembers("", JsonTree.object(text));
    if (top.whole("format") != FORMAT) {
      throw new IllegalArgumentException("format: is of a newer version; update the kiosk first");
    }
    List<PublicService> services = new ArrayList<>();
    for (Object item : top.list("services")) {
      String place = "services[" + services.size() + "]";
      if (!(item instanceof Map<?, ?> members)) {
        throw new IllegalArgumentException(place + ": must be an object");
      }
      services.add(PublicServiceCodec.read(new JsonMembers(place + ".", members)));
    }
    return checked(new OfferedServicesDocument(text, services));
  }

  private static OfferedServicesDocument checked(OfferedServicesDocument document) {
    if (document.services.size() > MAX_SERVICES) {
      throw new IllegalArgumentException("services: has more than " + MAX_SERVICES + " services");
    }
    if (document.text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "has more than " + MAX_LENGTH + " characters: say less of some services");
    }
    Set<ServiceCode> codes = new HashSet<>();
    for (PublicService service : document.services) {
      if (!codes.add(service.code())) {
        throw new IllegalArgumentException("services: has \"" + service.code() + "\" twice");
      }
    }
    return document;
  }

  /** What names this document and no other. */
  public String version() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, VERSION_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
