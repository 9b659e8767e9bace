package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.fleet.update.BucketSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Contents in a bucket of a store with the S3 interface. A content is there only when it is whole:
 * the store takes a small one in one go, and puts a large one together of all its parts, or not at
 * all.
 */
final class BucketStorage implements ArtifactStorage {

  private static final Duration CONNECTING = Duration.ofSeconds(5);
  private static final Duration SILENCE = Duration.ofSeconds(60);

  private final S3Client client;
  private final String bucket;
  private final String prefix;
  private final BucketMultipartUploader parts;

  private BucketStorage(S3Client client, String bucket, String prefix, Clock clock) {
    this.client = client;
    this.bucket = bucket;
    this.prefix = prefix;
    this.parts = new BucketMultipartUploader(client, bucket, prefix, clock);
  }

  static BucketStorage of(BucketSettings settings, Clock clock) {
    return new BucketStorage(
        S3Client.builder()
            .endpointOverride(settings.endpoint())
            .region(Region.of(settings.region()))
            .forcePathStyle(settings.pathStyle())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(
                        settings.accessKey(), settings.secretKey().reveal())))
            // Sums that only Amazon's own store knows; contents are compared by their SHA-256
            // anyway.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(CONNECTING)
                    .socketTimeout(SILENCE))
            .build(),
        settings.bucket(),
        settings.prefix(),
        clock);
  }

  private String key(String sha256) {
    return prefix + sha256.substring(0, 2) + "/" + sha256;
  }

  @Override
  public void keep(Path file, String sha256) throws IOException {
    try {
      if (BucketMultipartUploader.isLarge(file)) {
        parts.keep(file, key(sha256));
      } else {
        var _ =
            client.putObject(
                PutObjectRequest.builder().bucket(bucket).key(key(sha256)).build(),
                RequestBody.fromFile(file));
      }
    } catch (SdkException | UncheckedIOException failure) {
      throw failed(failure);
    }
  }

  @Override
  public InputStream open(String sha256, long size, long from) throws IOException {
    try {
      GetObjectRequest.Builder request = GetObjectRequest.builder().bucket(bucket).key(key(sha256));
      if (from > 0) {
        request.range("bytes=" + from + "-");
      }
      var content = client.getObject(request.build());
      if (content.response().contentLength() != size - from) {
        content.abort();
        throw new ContentLostException(sha256);
      }
      return content;
    } catch (NoSuchKeyException _) {
      throw new ContentLostException(sha256);
    } catch (SdkException | UncheckedIOException failure) {
      throw failed(failure);
    }
  }

  @Override
  public Condition check(String sha256, long size) throws IOException {
    try {
      HeadObjectResponse head =
          client.headObject(HeadObjectRequest.builder().bucket(bucket).key(key(sha256)).build());
      if (head.contentLength() != size) {
        return Condition.DAMAGED;
      }
      try (InputStream content = open(sha256, size, 0)) {
        return ArtifactDigestCalculator.sha256(content).equals(sha256)
            ? Condition.WHOLE
            : Condition.DAMAGED;
      }
    } catch (NoSuchKeyException _) {
      return Condition.DAMAGED;
    } catch (SdkException | UncheckedIOException failure) {
      throw failed(failure);
    }
  }

  /** The store's own words may hold parts of the request; its code and status are enough. */
  private static IOException failed(RuntimeException failure) {
    return new IOException(
        failure instanceof S3Exception answer
            ? "the store answered " + answer.statusCode() + " " + code(answer)
            : "the store does not answer, or broke off",
        failure);
  }

  private static String code(S3Exception answer) {
    return answer.awsErrorDetails() == null ? "" : answer.awsErrorDetails().errorCode();
  }
}
