package fr.teleguichet.edge.update.rauc;

import fr.teleguichet.hardware.peer.Installed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keys and certificates for bundles, made by OpenSSL in a folder. */
final class Signatures {

  private Signatures() {}

  /** An authority, a stranger, and one key with a certificate of each, in time and out of it. */
  static void make(Path folder) throws Exception {
    RealRauc.write(
        folder.resolve("release.ext"),
        """
        basicConstraints=critical,CA:FALSE
        keyUsage=critical,digitalSignature
        extendedKeyUsage=codeSigning
        subjectKeyIdentifier=hash
        authorityKeyIdentifier=keyid
        """);
    authority(folder, "authority");
    authority(folder, "stranger");
    openssl(
        folder,
        "req",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        "release.key",
        "-out",
        "release.csr",
        "-subj",
        "/O=Test/CN=Release");
    signed(folder, "release", "authority", "-days", "30");
    signed(folder, "foreign", "stranger", "-days", "30");
    signed(
        folder,
        "expired",
        "authority",
        "-not_before",
        "20240101000000Z",
        "-not_after",
        "20240201000000Z");
  }

  private static void authority(Path folder, String name) throws Exception {
    openssl(
        folder,
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-nodes",
        "-keyout",
        name + ".key",
        "-out",
        name + ".pem",
        "-subj",
        "/O=Test/CN=" + name,
        "-days",
        "30",
        "-addext",
        "keyUsage=critical,keyCertSign");
  }

  private static void signed(Path folder, String name, String by, String... when) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of(
                "x509",
                "-req",
                "-in",
                "release.csr",
                "-CA",
                by + ".pem",
                "-CAkey",
                by + ".key",
                "-CAcreateserial",
                "-extfile",
                "release.ext",
                "-out",
                name + ".pem"));
    words.addAll(List.of(when));
    openssl(folder, words.toArray(String[]::new));
  }

  private static void openssl(Path folder, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("env", "-C", folder.toString(), "openssl"));
    all.addAll(List.of(words));
    var _ = Installed.run(all);
  }
}
