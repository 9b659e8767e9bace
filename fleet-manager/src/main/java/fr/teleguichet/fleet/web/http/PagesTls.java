package fr.teleguichet.fleet.web.http;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS of the pages' own listener: 1.3, and 1.2 with forward secrecy and authenticated encryption
 * only (RFC 9325), with the operator's certificate. Files that were renewed are read again within a
 * minute; connections that are open keep what they began with.
 */
public final class PagesTls {

  /**
   * Where the certificate and its key lie.
   *
   * @param certificate PEM, the server's own first, then those between it and the authority
   * @param key PEM, PKCS #8 without a password
   */
  public record KeyFiles(Path certificate, Path key) {}

  private static final Logger LOG = LoggerFactory.getLogger(PagesTls.class);
  private static final String MARK = "fleet.pages";
  private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");
  private static final List<String> SUITES =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_AES_128_GCM_SHA256",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  private final KeyFiles files;
  private volatile SslContext context; // replaced whole
  private List<FileTime> read;

  private PagesTls(KeyFiles files, List<FileTime> read, SslContext context) {
    this.files = files;
    this.read = read;
    this.context = context;
  }

  /**
   * Reads both files.
   *
   * @throws IOException when one can't be read, or they are not a certificate and its key
   */
  public static PagesTls open(KeyFiles files) throws IOException {
    return new PagesTls(files, times(files), load(files));
  }

  /** Whether a connection with this session came in at the pages' listener. */
  static boolean carries(SSLSession session) {
    return session.getValue(MARK) != null;
  }

  /** What a new connection begins with. */
  SslHandler handler(ByteBufAllocator memory) {
    SslHandler handler = context.newHandler(memory);
    var _ =
        handler
            .handshakeFuture()
            .addListener(
                done -> {
                  if (done.isSuccess()) {
                    handler.engine().getSession().putValue(MARK, true);
                  }
                });
    return handler;
  }

  /** Reads files that have changed; one that is no good leaves the former certificate in place. */
  synchronized void refresh() {
    try {
      List<FileTime> now = times(files);
      if (!now.equals(read)) {
        context = load(files);
        read = now;
        LOG.info("certificate={} The pages' certificate was read again.", files.certificate());
      }
    } catch (IOException e) {
      LOG.warn("cause=\"{}\" The pages' former certificate stays in use.", e.getMessage());
    }
  }

  private static List<FileTime> times(KeyFiles files) throws IOException {
    return List.of(
        Files.getLastModifiedTime(files.certificate()), Files.getLastModifiedTime(files.key()));
  }

  private static SslContext load(KeyFiles files) throws IOException {
    try {
      return SslContextBuilder.forServer(file(files.certificate()), file(files.key()))
          .sslProvider(SslProvider.JDK)
          .protocols(VERSIONS)
          .ciphers(SUITES)
          .build();
    } catch (IllegalArgumentException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(
          "%s and %s are not a certificate and its key: %s"
              .formatted(files.certificate(), files.key(), cause.getMessage()),
          e);
    }
  }

  private static File file(Path path) throws IOException {
    if (!Files.isReadable(path)) {
      throw new IOException(path + " is not there or can't be read");
    }
    return path.toFile();
  }
}
