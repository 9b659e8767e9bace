package fr.teleguichet.provisioning.prepare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.teleguichet.hardware.device.KioskId;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.provisioning.text.Say;
import fr.teleguichet.provisioning.trouble.Kind;
import fr.teleguichet.provisioning.trouble.Trouble;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/**
 * A claim as the manager gave it: what lets one unit enrol once. The bytes travel to the card as
 * they are; the secret among them is looked at for its form only, and kept nowhere.
 *
 * @param kiosk the kiosk that the unit becomes
 * @param manager where it enrols
 * @param expires from when it is worth nothing
 */
public record ClaimFile(KioskId kiosk, Territory territory, URI manager, Instant expires) {

  /** Where it lies on the boot partition. */
  public static final String PATH = "teleguichet/claim.json";

  /** The largest claim file. */
  public static final int LARGEST = 16 * 1024;

  private static final int VERSION = 1;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final String CERTIFICATE = "-----BEGIN CERTIFICATE-----";

  /**
   * Reads a claim file.
   *
   * @throws Trouble when it is none, or of a version that this program does not know
   */
  public static ClaimFile parse(byte[] content) throws Trouble {
    if (content.length > LARGEST) {
      throw new Trouble(Kind.USAGE, "claim.large", LARGEST / 1024);
    }
    JsonNode claim = tree(content);
    int version = claim.path("version").asInt(0);
    if (version > VERSION) {
      throw new Trouble(Kind.USAGE, "claim.newer", version);
    }
    boolean whole =
        version == VERSION
            && ID.matcher(text(claim, "id")).matches()
            && SECRET.matcher(text(claim, "secret")).matches()
            && text(claim, "authorities").contains(CERTIFICATE);
    if (!whole) {
      throw new Trouble(Kind.USAGE, "claim.wrong");
    }
    try {
      var manager = URI.create(text(claim, "manager"));
      if (!"https".equals(manager.getScheme()) || manager.getHost() == null) {
        throw new Trouble(Kind.USAGE, "claim.wrong");
      }
      return new ClaimFile(
          new KioskId(text(claim, "kiosk")),
          new Territory(text(claim, "territory")),
          manager,
          Instant.parse(text(claim, "expires")));
    } catch (IllegalArgumentException | DateTimeParseException e) {
      throw new Trouble(Kind.USAGE, Say.of("claim.wrong"), e);
    }
  }

  private static JsonNode tree(byte[] content) throws Trouble {
    try {
      JsonNode tree = new ObjectMapper().readTree(content);
      if (tree != null && tree.isObject()) {
        return tree;
      }
    } catch (IOException _) {
      // The parser's message may quote the secret, so it is not passed on.
    }
    throw new Trouble(Kind.USAGE, "claim.wrong");
  }

  private static String text(JsonNode claim, String name) {
    return claim.path(name).asText("");
  }

  /** Whether it is worth nothing any more. */
  public boolean isExpired(Instant now) {
    return !now.isBefore(expires);
  }
}
