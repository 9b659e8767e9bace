package fr.teleguichet.fleet.update.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedMultipartUpload;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Brings large files into a bucket in parts of {@value #PART} bytes: one request takes 5 GiB at
 * most, and one that breaks off is sent again in that part only. Of 10,000 parts, which the
 * interface allows, come 156 GiB, more than the largest artifact.
 */
final class BucketMultipartUploader {

  /** Held in memory, for each file that is brought; the interface wants 5 MiB at least. */
  static final int PART = 16 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(BucketMultipartUploader.class);
  private static final int MAX_PARTS = 10_000;
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private final S3Client client;
  private final String bucket;
  private final String prefix;
  private final Clock clock;

  BucketMultipartUploader(S3Client client, String bucket, String prefix, Clock clock) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
    this.clock = clock;
  }

  /** Whether a file goes in parts. */
  static boolean isLarge(Path file) throws IOException {
    return Files.size(file) > PART;
  }

  /**
   * Keeps the file under the key, whole or not at all.
   *
   * @throws SdkException when the store does not take it
   * @throws UncheckedIOException when it breaks off, which the client does not always make its own
   */
  void keep(Path file, String key) throws IOException {
    if (Files.size(file) > (long) PART * MAX_PARTS) {
      throw new IOException("the store takes files of up to 156 GiB");
    }
    forgetOld();
    String upload = client.createMultipartUpload(it -> it.bucket(bucket).key(key)).uploadId();
    boolean whole = false;
    try {
      List<CompletedPart> parts = send(file, key, upload);
      var _ =
          client.completeMultipartUpload(
              it ->
                  it.bucket(bucket)
                      .key(key)
                      .uploadId(upload)
                      .multipartUpload(CompletedMultipartUpload.builder().parts(parts).build()));
      whole = true;
    } finally {
      if (!whole) {
        forget(key, upload);
      }
    }
  }

  private List<CompletedPart> send(Path file, String key, String upload) throws IOException {
    List<CompletedPart> parts = new ArrayList<>();
    try (InputStream content = Files.newInputStream(file)) {
      for (byte[] bytes = content.readNBytes(PART);
          bytes.length > 0;
          bytes = content.readNBytes(PART)) {
        parts.add(send(bytes, parts.size() + 1, key, upload));
      }
    }
    return parts;
  }

  private CompletedPart send(byte[] part, int number, String key, String upload) {
    String tag =
        client
            .uploadPart(
                it -> it.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                RequestBody.fromBytes(part))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).build();
  }

  /** Parts that a manager left that was killed: nobody sees them, and they take room. */
  private void forgetOld() {
    Instant old = clock.instant().minus(FORGOTTEN);
    try {
      for (MultipartUpload left :
          client.listMultipartUploads(it -> it.bucket(bucket).prefix(prefix)).uploads()) {
        if (left.initiated() != null && left.initiated().isBefore(old)) {
          forget(left.key(), left.uploadId());
        }
      }
    } catch (SdkException | UncheckedIOException failure) {
      // Some stores, and some keys, do not let them be listed; that is no reason to keep nothing.
      LOG.debug("cause=\"{}\" parts in the bucket could not be listed", failure.getMessage());
    }
  }

  private void forget(String key, String upload) {
    try {
      var _ = client.abortMultipartUpload(it -> it.bucket(bucket).key(key).uploadId(upload));
    } catch (SdkException | UncheckedIOException failure) {
      LOG.warn(
          "key={} cause=\"{}\" parts stay in the bucket until a later upload, or its own rule,"
              + " takes them away",
          key,
          failure.getMessage());
    }
  }
}
