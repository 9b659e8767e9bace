package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a kiosk's own call test, before anybody calls, found to be wrong. */
public enum CallTestFinding implements CodedEnum {
  /** No way through the relay (TURN) that calls take. */
  RELAY_UNREACHED,
  /** By that way not even sound would hold. */
  LINE_POOR,
  /** By that way the picture would be poor. */
  LINE_SLOW,
  /** The browser got no moving picture from the camera. */
  PICTURE_MISSING,
  /** The browser got no microphone. */
  MICROPHONE_MISSING,
  /** The microphone did not hear what the loudspeaker played. */
  ECHO_UNHEARD;

  /** What a test says that found nothing wrong. */
  public static final String PASSED = "passed";

  /** The finding behind the word; nothing for a word of a newer version. */
  public static Optional<CallTestFinding> ofWord(String word) {
    return CodedEnum.of(CallTestFinding.class, word);
  }

  /** As {@link NodeFact#CALL_TEST} says it. */
  public static String write(Set<CallTestFinding> findings) {
    return findings.isEmpty()
        ? PASSED
        : findings.stream().sorted().map(CallTestFinding::code).collect(Collectors.joining(","));
  }

  /** What such a text says to be wrong; words of a newer version are left out. */
  public static Set<CallTestFinding> read(String text) {
    Set<CallTestFinding> findings = EnumSet.noneOf(CallTestFinding.class);
    Arrays.stream(text.split(",", -1)).forEach(word -> ofWord(word).ifPresent(findings::add));
    return findings;
  }
}
