package fr.teleguichet.fleet.update.failure;

import fr.teleguichet.hardware.text.CodedEnum;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why an update failed: the kiosk's first line is {@code cause=word key=value …}, what follows is
 * for people. It is read leniently, since other clients write what they like, and newer kiosks know
 * more words.
 *
 * @param facts by name, in the kiosk's order
 * @param lines what the kiosk wrote for people
 */
public record UpdateFailureCause(Kind kind, Map<String, String> facts, List<String> lines) {

  /** What kind of reason it is. */
  public enum Kind implements CodedEnum {
    /** It has no signature. */
    UNSIGNED,
    /** The kiosk does not know who signed it. */
    STRANGER,
    /** It is signed by a key that the fleet has taken back. */
    QUARANTINED,
    /** Its signer's time is over. */
    SIGNER_EXPIRED,
    /** It is for other hardware. */
    INCOMPATIBLE,
    /** It is older than what the kiosk has. */
    DOWNGRADE,
    /** It is older than the oldest that a signed release still allows on the kiosk. */
    BELOW_MINIMUM,
    /** It arrived damaged. */
    DAMAGED,
    /** It is larger than the kiosk takes. */
    TOO_LARGE,
    /** The kiosk has no room for it. */
    NO_SPACE,
    /** The kiosk was not free for it. */
    BUSY,
    /** It failed, and the kiosk could not go back: somebody has to go there. */
    NO_WAY_BACK,
    /** Installing it failed. */
    FAILED,
    /** What the kiosk examines after the start did not work, and it went back. */
    NOT_PROVEN,
    /** The power or the program went away on the way. */
    INTERRUPTED,
    /** The manager does not offer its file any more. */
    GONE,
    /** Its files or its moment did not come in the longest time: somebody has to see to it. */
    WAITED_TOO_LONG,
    /** Nothing was heard of the kiosk in the midst of it; this manager says so. */
    SILENT,
    /** The kiosk gave a word that is not known here. */
    OTHER,
    /** The kiosk gave none. */
    UNTOLD;

    static Kind of(String word) {
      return Arrays.stream(values())
          .filter(kind -> kind != OTHER && kind != UNTOLD && kind.code().equals(word))
          .findFirst()
          .orElse(OTHER);
    }
  }

  private static final String FIRST = "cause";
  private static final int MAX_FACTS = 20;
  private static final int MAX_LENGTH = 120;
  private static final Pattern FACT =
      Pattern.compile("([a-zA-Z][a-zA-Z0-9_-]{0,39})=(?:\"([^\"]*)\"|(\\S*))");

  /** How our agent says which checks did not pass. */
  private static final Pattern CHECKS =
      Pattern.compile("After \\d{1,9} (?:minute|second)s? these did not work as before: (.+)\\.");

  public UpdateFailureCause {
    facts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    lines = List.copyOf(lines);
  }

  /** What a kiosk's messages say; never fails. */
  public static UpdateFailureCause of(List<String> messages) {
    Optional<String> first =
        messages.stream().map(String::strip).filter(it -> it.startsWith(FIRST + "=")).findFirst();
    List<String> lines =
        messages.stream()
            .map(String::strip)
            .filter(it -> !it.isEmpty() && !it.equals(first.orElse("")))
            .toList();
    if (first.isEmpty()) {
      return new UpdateFailureCause(Kind.UNTOLD, Map.of(), lines);
    }
    Map<String, String> facts = new LinkedHashMap<>();
    Matcher matcher = FACT.matcher(first.get());
    while (matcher.find() && facts.size() <= MAX_FACTS) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      facts.putIfAbsent(
          matcher.group(1), value.length() > MAX_LENGTH ? value.substring(0, MAX_LENGTH) : value);
    }
    String word = facts.getOrDefault(FIRST, "");
    Kind kind = Kind.of(word);
    if (kind != Kind.OTHER) {
      String _ = facts.remove(FIRST);
    }
    return new UpdateFailureCause(kind, facts, lines);
  }

  /** The fact of this name; empty where the kiosk did not give it. */
  public Optional<String> fact(String name) {
    return Optional.ofNullable(facts.get(name)).filter(it -> !it.isBlank());
  }

  /** The kiosk's own lines, but for one that says no more than its facts do. */
  public List<String> details() {
    return lines.stream().filter(line -> !isSaidByFacts(line)).toList();
  }

  private boolean isSaidByFacts(String line) {
    Matcher checks = CHECKS.matcher(line);
    return kind == Kind.NOT_PROVEN
        && checks.matches()
        && fact("check").filter(checks.group(1)::equals).isPresent();
  }
}
