package fr.teleguichet.edge.precall;

import fr.teleguichet.hardware.device.CallTestFinding;
import fr.teleguichet.hardware.text.CodedEnum;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the page found.
 *
 * @param id of the test
 * @param line the way through the relay
 * @param hasPicture whether the camera's picture moved
 * @param sound whether the microphone heard the loudspeaker
 */
public record PreCallResult(UUID id, Line line, boolean hasPicture, Sound sound) {

  /** How the way through the relay is, by the same bounds as the adviser's desk uses. */
  public enum Line implements CodedEnum {
    GOOD,
    SLOW,
    POOR,
    UNREACHED,
    /** There is no relay, so there was nothing to measure. */
    RELAYLESS
  }

  /** What the microphone heard. */
  public enum Sound implements CodedEnum {
    HEARD,
    UNHEARD,
    NO_MICROPHONE,
    /** Nothing was to be heard. */
    UNTRIED
  }

  /** Reads what a page tells; empty for anything else. */
  public static Optional<PreCallResult> read(JsonObject message) {
    if (message.getValue("id") instanceof String id
        && message.getValue("line") instanceof String line
        && message.getValue("picture") instanceof Boolean hasPicture
        && message.getValue("sound") instanceof String sound) {
      try {
        UUID uuid = UUID.fromString(id);
        return CodedEnum.of(Line.class, line)
            .flatMap(
                way ->
                    CodedEnum.of(Sound.class, sound)
                        .map(heard -> new PreCallResult(uuid, way, hasPicture, heard)));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** What of it is wrong. */
  public Set<CallTestFinding> findings() {
    Set<CallTestFinding> findings = EnumSet.noneOf(CallTestFinding.class);
    switch (line) {
      case UNREACHED -> findings.add(CallTestFinding.RELAY_UNREACHED);
      case POOR -> findings.add(CallTestFinding.LINE_POOR);
      case SLOW -> findings.add(CallTestFinding.LINE_SLOW);
      case GOOD, RELAYLESS -> {}
    }
    switch (sound) {
      case NO_MICROPHONE -> findings.add(CallTestFinding.MICROPHONE_MISSING);
      case UNHEARD -> findings.add(CallTestFinding.ECHO_UNHEARD);
      case HEARD, UNTRIED -> {}
    }
    if (!hasPicture) {
      findings.add(CallTestFinding.PICTURE_MISSING);
    }
    return findings;
  }
}
