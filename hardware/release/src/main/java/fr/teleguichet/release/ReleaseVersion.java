package fr.teleguichet.release;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version that can be older or newer than another, by the precedence of Semantic Versioning 2.0.0
 * (section 11): {@code 2.4.0-rc.1} is before {@code 2.4.0}, and what follows a plus sign does not
 * count. Also taken are fewer or more numbers than three ({@code 1.4} is {@code 1.4.0}), a leading
 * {@code v}, and dates ({@code 2026-11-25}).
 *
 * <p>As in the standard {@code rc10} comes before {@code rc2}; {@code rc.2} comes before {@code
 * rc.10}.
 *
 * @param text as it was written: 1 to 64 letters, digits and {@code . _ + ~ : -}
 */
public record ReleaseVersion(String text) implements Comparable<ReleaseVersion> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~:-]{0,63}");
  private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(.*)");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern V = Pattern.compile("^v(?=\\d)");

  public ReleaseVersion {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("\"" + text + "\" can't be a version");
    }
  }

  /** The version, when the text can be one. */
  public static Optional<ReleaseVersion> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new ReleaseVersion(text)) : Optional.empty();
  }

  /**
   * Zero also for versions that are written differently and mean the same: {@code 1.4} and {@code
   * 1.4.0+build7}.
   */
  @Override
  public int compareTo(ReleaseVersion other) {
    Precedence mine = Precedence.of(text);
    Precedence theirs = Precedence.of(other.text);
    int core = identifiers(mine.core, theirs.core, "0");
    if (core != 0) {
      return core;
    }
    if (mine.early.isEmpty() || theirs.early.isEmpty()) {
      return Boolean.compare(mine.early.isEmpty(), theirs.early.isEmpty());
    }
    return identifiers(mine.early, theirs.early, "");
  }

  /** Whether it comes after the other one. */
  public boolean isNewerThan(ReleaseVersion other) {
    return compareTo(other) > 0;
  }

  /** Compares each in turn; a place that only one has is compared with the filler. */
  private static int identifiers(List<String> some, List<String> others, String filler) {
    for (int i = 0; i < Math.max(some.size(), others.size()); i++) {
      int order =
          identifier(
              i < some.size() ? some.get(i) : filler, i < others.size() ? others.get(i) : filler);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int identifier(String one, String other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(!one.isEmpty(), !other.isEmpty());
    }
    boolean number = NUMBER.matcher(one).matches();
    if (number != NUMBER.matcher(other).matches()) {
      return number ? -1 : 1;
    }
    return number ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }

  @Override
  public String toString() {
    return text;
  }

  /**
   * What counts of a version.
   *
   * @param core the numbers
   * @param early the identifiers of a pre-release; none for a release
   */
  private record Precedence(List<String> core, List<String> early) {
    static Precedence of(String text) {
      int plus = text.indexOf('+');
      String counts = V.matcher(plus < 0 ? text : text.substring(0, plus)).replaceFirst("");
      Matcher date = DATE.matcher(counts);
      if (date.matches()) {
        counts = date.group(1) + "." + date.group(2) + "." + date.group(3) + date.group(4);
      }
      int hyphen = first(counts.indexOf('-'), counts.indexOf('~'));
      return new Precedence(
          split(hyphen < 0 ? counts : counts.substring(0, hyphen)),
          hyphen < 0 ? List.of() : split(counts.substring(hyphen + 1)));
    }

    private static int first(int one, int other) {
      return one < 0 || other < 0 ? Math.max(one, other) : Math.min(one, other);
    }

    private static List<String> split(String text) {
      return List.of(text.split("\\.", -1));
    }
  }
}
