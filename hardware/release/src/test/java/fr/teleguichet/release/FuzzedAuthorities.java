package fr.teleguichet.release;

import static fr.teleguichet.release.FuzzTarget.holds;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Certificates as PEM, as people paste them. */
final class FuzzedAuthorities implements FuzzTarget {

  private final byte[] whole;

  FuzzedAuthorities(TestKeys keys) {
    this.whole =
        (keys.pem() + "# a comment\n" + TestKeys.pem(keys.signer().certificate()))
            .getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public byte[] next(Random random) {
    return new Mutations(random).of(whole);
  }

  @Override
  public boolean read(byte[] bytes) {
    try {
      ReleaseTrust trust = ReleaseTrust.ofPem(new String(bytes, StandardCharsets.ISO_8859_1));
      holds(!trust.certificates().isEmpty(), "nobody, without a word");
      return true;
    } catch (IllegalArgumentException refusal) {
      String sentence = String.valueOf(refusal.getMessage());
      holds(sentence.endsWith(".") && sentence.length() < 200, "no sentence: " + sentence);
      return false;
    }
  }
}
