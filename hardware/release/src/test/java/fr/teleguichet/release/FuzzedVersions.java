package fr.teleguichet.release;

import static fr.teleguichet.release.FuzzTarget.holds;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Versions: an order in which no two texts stand before each other, and none before itself. */
final class FuzzedVersions implements FuzzTarget {

  private static final String LETTERS = "0123456789..--++~~::_vVrcabz /é\n";
  private static final int KEPT = 4;

  private final List<ReleaseVersion> kept =
      new ArrayList<>(List.of(new ReleaseVersion("1.0"), new ReleaseVersion("2026-11-25")));

  @Override
  public byte[] next(Random random) {
    if (random.nextInt(4) == 0) {
      String text = kept.get(random.nextInt(kept.size())).text();
      return new Mutations(random).of(text.getBytes(StandardCharsets.UTF_8));
    }
    // Short ones meet each other more often.
    int length = random.nextBoolean() ? random.nextInt(5) : random.nextInt(70);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public boolean read(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Optional<ReleaseVersion> found = ReleaseVersion.parse(text);
    found.ifPresent(this::isInOrder);
    return found.isPresent();
  }

  private void isInOrder(ReleaseVersion version) {
    ReleaseVersion same = new ReleaseVersion(version.text());
    holds(version.compareTo(same) == 0, "before itself: " + version);
    holds(version.text().length() <= 64, "too long: " + version);
    for (ReleaseVersion one : kept) {
      int order = Integer.signum(version.compareTo(one));
      holds(order == -Integer.signum(one.compareTo(version)), version + " and " + one);
      holds(version.isNewerThan(one) == (order > 0), version + " is newer than " + one);
      for (ReleaseVersion other : kept) {
        int next = Integer.signum(one.compareTo(other));
        boolean opposite = order * next < 0;
        holds(
            opposite || Integer.signum(version.compareTo(other)) == (order == 0 ? next : order),
            "no order: " + version + ", " + one + ", " + other);
      }
    }
    kept.add(version);
    if (kept.size() > KEPT) {
      ReleaseVersion _ = kept.removeFirst();
    }
  }
}
