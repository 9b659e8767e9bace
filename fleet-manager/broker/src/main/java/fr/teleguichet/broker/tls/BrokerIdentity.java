package fr.teleguichet.broker.tls;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Who the broker is.
 *
 * @param chain its certificate first
 */
record BrokerIdentity(List<X509Certificate> chain, PrivateKey key) {
  private static final byte[] SAMPLE = "téléguichet".getBytes(StandardCharsets.UTF_8);

  /** Key and certificate are two files, so a renewal may be half done when they are read. */
  static BrokerIdentity read(Path certificateFile, Path keyFile) throws TlsFilesException {
    List<X509Certificate> chain = Pem.certificates(certificateFile);
    X509Certificate own = chain.getFirst();
    PrivateKey key = Pem.privateKey(keyFile, own.getPublicKey().getAlgorithm());
    if (!belongTogether(own, key)) {
      throw new TlsFilesException(keyFile, "it is not the key of " + certificateFile + ".");
    }
    return new BrokerIdentity(chain, key);
  }

  private static boolean belongTogether(X509Certificate certificate, PrivateKey key) {
    try {
      Signature signature =
          Signature.getInstance(
              key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
      signature.initSign(key);
      signature.update(SAMPLE);
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(SAMPLE);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }
}
