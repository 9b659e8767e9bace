package fr.teleguichet.swarm.wire;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLException;

/**
 * Keys and certificates of kiosks as {@code swarm enrol --keep} leaves them: a folder for each with
 * {@code key.pem}, {@code certificate.pem} and {@code authorities.pem}. TLS 1.3 by the Java
 * platform, as the edge agent speaks it.
 *
 * @param folder where the kiosks' folders are
 */
public record KioskIdentities(Path folder) {

  /**
   * Whom a kiosk trusts that shows nothing. Read anew at each call.
   *
   * @throws IOException when the file is missing or is not what it should be
   */
  public SslContext stranger(String kiosk) throws IOException {
    try {
      return SslContextBuilder.forClient()
          .sslProvider(SslProvider.JDK)
          .protocols("TLSv1.3")
          .trustManager(folder.resolve(kiosk).resolve("authorities.pem").toFile())
          .build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new IOException("the authorities of " + kiosk + " can't be used: " + e.getMessage(), e);
    }
  }

  /**
   * What a kiosk shows and whom it trusts. Read anew at each call.
   *
   * @throws IOException when a file is missing or is not what it should be
   */
  public SslContext of(String kiosk) throws IOException {
    Path own = folder.resolve(kiosk);
    for (String name : new String[] {"key.pem", "certificate.pem", "authorities.pem"}) {
      if (!Files.isReadable(own.resolve(name))) {
        throw new IOException(
            own.resolve(name) + " can't be read: enrol the kiosks with swarm enrol --keep");
      }
    }
    try {
      return SslContextBuilder.forClient()
          .sslProvider(SslProvider.JDK)
          .protocols("TLSv1.3")
          .trustManager(own.resolve("authorities.pem").toFile())
          .keyManager(own.resolve("certificate.pem").toFile(), own.resolve("key.pem").toFile())
          .build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new IOException("the files in " + own + " can't be used: " + e.getMessage(), e);
    }
  }
}
