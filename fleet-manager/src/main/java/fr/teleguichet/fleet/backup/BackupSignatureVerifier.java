package fr.teleguichet.fleet.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/**
 * Verifies whose a backup is: by a detached CMS signature (RFC 5652) that lies beside it, as {@code
 * openssl cms -sign} makes one, and by the one certificate that its signer is known by. A backup is
 * read through this, so that what is restored is what was signed.
 */
final class BackupSignatureVerifier {
  private static final String SUFFIX = ".p7s";

  /** In bytes; a signature with its certificates has some three thousand. */
  private static final int MAX_SIZE = 1 << 20;

  private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  /** Of others somebody could make two files with the same one. */
  private static final Set<String> DIGESTS =
      Set.of(
          NISTObjectIdentifiers.id_sha256.getId(),
          NISTObjectIdentifiers.id_sha384.getId(),
          NISTObjectIdentifiers.id_sha512.getId());

  private final Path signature;
  private final X509Certificate signer;
  private final CMSSignedDataParser parser;
  private final InputStream content;

  private BackupSignatureVerifier(
      Path signature, X509Certificate signer, CMSSignedDataParser parser) {
    this.signature = signature;
    this.signer = signer;
    this.parser = parser;
    this.content = new BufferedInputStream(parser.getSignedContent().getContentStream());
  }

  /**
   * Reads the signature of a backup.
   *
   * @param bytes the backup from its beginning
   * @param signer the PEM file with its signer's certificate
   * @throws BackupException when there is none
   */
  static BackupSignatureVerifier of(Path backup, InputStream bytes, Path signer)
      throws IOException {
    Path signature = backup.resolveSibling(backup.getFileName() + SUFFIX);
    try (InputStream signed = Files.newInputStream(signature)) {
      return new BackupSignatureVerifier(
          signature,
          BackupEncryption.certificate(signer),
          new CMSSignedDataParser(
              new JcaDigestCalculatorProviderBuilder().setProvider(PROVIDER).build(),
              new CMSTypedStream(bytes),
              signed.readNBytes(MAX_SIZE)));
    } catch (NoSuchFileException e) {
      throw new BackupException(
          "The backup " + backup + " is not signed: there is no file " + signature + ".", e);
    } catch (CMSException | OperatorCreationException e) {
      throw new BackupException("The file " + signature + " is no signature in DER.", e);
    }
  }

  /** The backup's bytes. */
  InputStream content() {
    return content;
  }

  /**
   * Refuses another's signature, and one of other bytes than those that were read.
   *
   * @throws BackupException when it is one
   */
  void verify() throws IOException {
    long _ = content.transferTo(OutputStream.nullOutputStream());
    if (!isValid()) {
      throw new BackupException(
          "The signature "
              + signature
              + " is not one of "
              + signer.getSubjectX500Principal().getName()
              + " for this backup: somebody else made or changed it.");
    }
  }

  private boolean isValid() {
    try {
      JcaX509CertificateHolder holder = new JcaX509CertificateHolder(signer);
      for (SignerInformation each : parser.getSignerInfos().getSigners()) {
        if (each.getSID().match(holder)
            && DIGESTS.contains(each.getDigestAlgOID())
            && each.verify(
                new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(signer))) {
          return true;
        }
      }
      return false;
    } catch (CMSException
        | OperatorCreationException
        | CertificateEncodingException
        | RuntimeException _) {
      // No signature at all, of another kind of key, out of its time, or of another content.
      return false;
    }
  }
}
