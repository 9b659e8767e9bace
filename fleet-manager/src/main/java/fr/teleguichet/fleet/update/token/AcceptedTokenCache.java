package fr.teleguichet.fleet.update.token;

import fr.teleguichet.fleet.account.secret.SecretToken;
import fr.teleguichet.fleet.enrolment.TargetId;
import fr.teleguichet.fleet.update.action.PollReply;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tokens that kiosks showed and that counted, so that the next question needs no look at the
 * database. What is remembered belongs to what was known of the kiosk at that moment: whatever
 * changes that (its token, its device, its updates) makes the memory worthless, here at once and at
 * other instances after a second.
 */
@Singleton
public final class AcceptedTokenCache {
  private static final int MAX_COUNT = 100_000;

  /** The digest of what was shown, never that itself. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a whole, never handed out
  private record Shown(byte[] digest, boolean gateway, PollReply situation) {}

  private final DeviceTokenAuthenticator tokens;
  private final GatewayTokenCache gateways;
  private final Map<TargetId, Shown> shown = new ConcurrentHashMap<>();

  AcceptedTokenCache(DeviceTokenAuthenticator tokens, GatewayTokenCache gateways) {
    this.tokens = tokens;
    this.gateways = gateways;
  }

  /**
   * Remembers a token where it counts, also after what is known of the kiosk was read: one that was
   * taken back in between is not remembered, and one that is taken back later changes that.
   */
  public void remember(TargetId kiosk, PresentedToken token, PollReply situation) {
    if (isKnown(kiosk, token, situation) || !tokens.counts(kiosk, token)) {
      return;
    }
    if (shown.size() >= MAX_COUNT) {
      shown.clear();
    }
    Shown _ =
        shown.put(kiosk, new Shown(SecretToken.sha256(token.text()), token.gateway(), situation));
  }

  /** Whether the kiosk's last good token was this one, and nothing of it changed since. */
  @SuppressWarnings("ReferenceEquality") // an equal one that was read later is another
  public boolean isKnown(TargetId kiosk, PresentedToken token, PollReply situation) {
    Shown last = shown.get(kiosk);
    if (last == null || last.situation() != situation || last.gateway() != token.gateway()) {
      return false;
    }
    byte[] digest = SecretToken.sha256(token.text());
    return MessageDigest.isEqual(last.digest(), digest)
        && (!token.gateway() || gateways.counts(digest));
  }
}
