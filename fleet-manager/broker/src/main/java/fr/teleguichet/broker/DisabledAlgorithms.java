package fr.teleguichet.broker;

import java.security.Security;
import java.util.List;

/** What the Java platform still allows and a certificate of the fleet must not have. */
final class DisabledAlgorithms {
  private static final String WEAK = "SHA1, MD5, DSA, RSA keySize < 2048, EC keySize < 256";

  private static final List<String> PROPERTIES =
      List.of("jdk.certpath.disabledAlgorithms", "jdk.tls.disabledAlgorithms");

  private DisabledAlgorithms() {}

  /** Must run before anything else of TLS, because the platform reads its properties once. */
  static void refuseWeakOnes() {
    for (String property : PROPERTIES) {
      Security.setProperty(property, WEAK + ", " + Security.getProperty(property));
    }
  }
}
