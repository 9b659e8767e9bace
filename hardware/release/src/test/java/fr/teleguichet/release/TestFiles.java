package fr.teleguichet.release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** Small release files, good ones and wrong ones, without the programs that usually make them. */
public final class TestFiles {

  private static final int BLOCK = 4096;

  private TestFiles() {}

  /** An archive for SWUpdate with one file for a path. */
  public static byte[] swu(ReleaseSigner signer, String version, byte[] content) {
    return swu(signer, description(version, "image", sha256(content)), Map.of("image", content));
  }

  /** An archive with a description of one's own. */
  public static byte[] swu(ReleaseSigner signer, String description, Map<String, byte[]> contents) {
    try {
      Path folder = Files.createTempDirectory("release");
      Map<String, Path> files = new java.util.LinkedHashMap<>();
      int number = 0;
      for (var each : contents.entrySet()) {
        files.put(
            each.getKey(), Files.write(folder.resolve("content" + number++), each.getValue()));
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new SwuWriter(signer).write(description, files, out);
      for (Path each : files.values()) {
        Files.delete(each);
      }
      Files.delete(folder);
      return out.toByteArray();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** What an archive says of its one file. */
  public static String description(String version, String file, String sha256) {
    return """
    software = {
      version = "%s";
      description = "An archive of the tests";
      hardware-compatibility: [ "1.0" ];
      files: ( { filename = "%s"; path = "/tmp/installed"; sha256 = "%s"; } );
    };
    """
        .formatted(version, file, sha256);
  }

  /**
   * A bundle for RAUC, in the format verity; its squashfs is only bytes with the right beginning.
   */
  public static byte[] bundle(ReleaseSigner signer, String version, int blocks) {
    byte[] salt = sha256Bytes(new byte[] {7});
    Verity verity = Verity.of(blocks, salt);
    String manifest =
        """
        [update]
        compatible=teleguichet-kiosk
        version=%s
        description=A bundle of the tests
        build=20261125

        [bundle]
        format=verity
        verity-hash=%s
        verity-salt=%s
        verity-size=%d

        [image.rootfs]
        sha256=%s
        size=300000
        filename=root.img
        """
            .formatted(
                version,
                HexFormat.of().formatHex(verity.root()),
                HexFormat.of().formatHex(salt),
                verity.tree(),
                "0".repeat(64));
    return bundle(verity.payload(), attached(signer, manifest));
  }

  /**
   * Blocks of data and the hash tree behind them.
   *
   * @param tree bytes of the tree, at the end of the payload
   * @param root the hash of the topmost block
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Verity(byte[] payload, int tree, byte[] root) {

    /** So many blocks, always the same ones. */
    static Verity of(int blocks, byte[] salt) {
      byte[] data = new byte[blocks * BLOCK];
      new java.util.Random(blocks).nextBytes(data);
      System.arraycopy("hsqs".getBytes(StandardCharsets.US_ASCII), 0, data, 0, 4);
      byte[] tree = new byte[0];
      byte[] level = data;
      while (level.length > BLOCK) {
        level = hashes(level, salt);
        tree = join(level, tree);
      }
      return new Verity(join(data, tree), tree.length, sha256Bytes(join(salt, level)));
    }
  }

  /** A payload, a signature and its length. */
  static byte[] bundle(byte[] payload, byte[] signature) {
    return join(
        join(payload, signature),
        java.nio.ByteBuffer.allocate(Long.BYTES).putLong(signature.length).array());
  }

  private static byte[] hashes(byte[] level, byte[] salt) {
    int blocks = level.length / BLOCK;
    byte[] found = new byte[(blocks * 32 + BLOCK - 1) / BLOCK * BLOCK];
    for (int i = 0; i < blocks; i++) {
      byte[] block = Arrays.copyOfRange(level, i * BLOCK, (i + 1) * BLOCK);
      System.arraycopy(sha256Bytes(join(salt, block)), 0, found, i * 32, 32);
    }
    return found;
  }

  /** A signature that holds what it signs. */
  static byte[] attached(ReleaseSigner signer, String content) {
    return attached(signer, content.getBytes(StandardCharsets.UTF_8));
  }

  /** A signature that holds what it signs, be it a text or not. */
  static byte[] attached(ReleaseSigner signer, byte[] content) {
    try {
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSimpleSignerInfoGeneratorBuilder()
              .build("SHA256withECDSA", signer.key(), signer.certificate()));
      generator.addCertificate(new JcaX509CertificateHolder(signer.certificate()));
      return generator.generate(new CMSProcessableByteArray(content), true).getEncoded("DER");
    } catch (GeneralSecurityException
        | OperatorCreationException
        | CMSException
        | IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** An archive of these files, signed or not as they are. */
  static byte[] cpio(List<Map.Entry<String, byte[]>> files) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      CpioWriter cpio = new CpioWriter(out);
      for (var each : files) {
        cpio.add(each.getKey(), each.getValue());
      }
      cpio.end();
      return out.toByteArray();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static byte[] join(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  /** In hexadecimal digits. */
  public static String sha256(byte[] content) {
    return HexFormat.of().formatHex(sha256Bytes(content));
  }

  private static byte[] sha256Bytes(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
