package fr.teleguichet.fleet.account.secret;

import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes secrets. */
@Singleton
public final class SecretGenerator {

  private static final int BYTES = 32;

  private final RandomGenerator random;

  /**
   * A maker that draws from this source.
   *
   * @param secureRandom must be unpredictable
   */
  public SecretGenerator(RandomGenerator secureRandom) {
    this.random = secureRandom;
  }

  /** 256 random bits in Base64url, 43 characters. */
  public SecretToken text() {
    return new SecretToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(BYTES)));
  }

  /** Random bytes. */
  public byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
