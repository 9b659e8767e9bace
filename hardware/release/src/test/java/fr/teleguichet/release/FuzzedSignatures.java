package fr.teleguichet.release;

import static fr.teleguichet.release.FuzzTarget.holds;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Signatures that were good and then met somebody without the key. One that is still taken stands
 * for what was signed with it, and for nothing else.
 */
final class FuzzedSignatures implements FuzzTarget {

  private static final String MANIFEST = "[update]\ncompatible=teleguichet-kiosk\nversion=1\n";
  private static final byte[] CONTENT = MANIFEST.getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "something else".getBytes(StandardCharsets.UTF_8);

  private final CmsSignatureVerifier signatures;
  private final String fingerprint;
  private final List<byte[]> signed;

  FuzzedSignatures(TestKeys keys) {
    ReleaseSigner signer = keys.signer();
    ReleaseSigner stranger = TestKeys.make("Releases root").signer();
    this.signatures = new CmsSignatureVerifier(keys.trust(), TestKeys.NOW);
    this.fingerprint = SignerIdentity.fingerprint(signer.certificate());
    this.signed =
        List.of(
            signer.detached(CONTENT),
            TestFiles.attached(signer, CONTENT),
            stranger.detached(OTHER),
            TestFiles.attached(stranger, OTHER));
  }

  @Override
  public byte[] next(Random random) {
    byte[] der = signed.get(random.nextInt(signed.size()));
    if (random.nextInt(3) == 0) {
      return new Mutations(random).of(der);
    }
    Der value = Der.parse(der);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      value.spoil(random);
    }
    return value.bytes();
  }

  @Override
  public boolean read(byte[] bytes) throws ReleaseException {
    boolean taken = false;
    try {
      CmsSignatureVerifier.Signed found = signatures.ofAttached(bytes);
      isRight(found.signer());
      holds(found.content().equals(MANIFEST), "this was never signed: " + found.content());
      taken = true;
    } catch (ReleaseException _) {
      // The same bytes may still be a signature that stands beside what it signs.
    }
    try {
      SignerIdentity signer = signatures.ofDetached(bytes, OTHER);
      throw new AssertionError("taken for another content, of " + signer);
    } catch (ReleaseException _) {
      // As it must be.
    }
    if (!taken) {
      isRight(signatures.ofDetached(bytes, CONTENT));
    }
    return true;
  }

  private void isRight(SignerIdentity signer) {
    holds(signer.fingerprint().equals(fingerprint), "a stranger: " + signer);
  }
}
