package fr.teleguichet.fleet.update;

import fr.teleguichet.fleet.platform.settings.Secret;
import fr.teleguichet.fleet.platform.settings.Setting;
import fr.teleguichet.fleet.platform.settings.Settings;
import fr.teleguichet.fleet.platform.settings.SettingsException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A bucket of a store that speaks Amazon's S3 interface.
 *
 * @param endpoint the store's address
 * @param pathStyle whether the bucket's name stands in the path and not in the host's name
 * @param prefix what the names of the files begin with
 */
public record BucketSettings(
    URI endpoint,
    String region,
    String bucket,
    boolean pathStyle,
    String prefix,
    String accessKey,
    Secret secretKey) {

  static final Setting<String> ENDPOINT =
      Setting.text(
          "fleet.update.s3.endpoint",
          "",
          "Address of a store with the S3 interface that keeps the artifacts, such as"
              + " `https://s3.example.org`; empty keeps them in the data folder.");
  static final Setting<String> REGION =
      Setting.text("fleet.update.s3.region", "eu-west-3", "The store's region, for signatures.");
  static final Setting<String> BUCKET =
      Setting.text("fleet.update.s3.bucket", "", "The bucket; it must be there.");
  static final Setting<Boolean> PATH_STYLE =
      Setting.flag(
          "fleet.update.s3.path-style",
          true,
          "Name the bucket in the path, as MinIO, Garage and Ceph want it; false names it in the"
              + " host's name.");
  static final Setting<String> PREFIX =
      Setting.text(
          "fleet.update.s3.prefix", "artifacts/", "What the names of the files begin with.");
  static final Setting<String> ACCESS_KEY =
      Setting.text("fleet.update.s3.access-key", "", "The access key that the store gave.");
  static final Setting<Secret> SECRET_KEY =
      Setting.secret("fleet.update.s3.secret-key", "The secret that belongs to the access key.");

  static final List<Setting<?>> ALL =
      List.of(ENDPOINT, REGION, BUCKET, PATH_STYLE, PREFIX, ACCESS_KEY, SECRET_KEY);

  /** Takes the operator's values; empty where the artifacts lie in the data folder. */
  public static Optional<BucketSettings> from(Settings settings) {
    String endpoint = settings.get(ENDPOINT);
    if (endpoint.isEmpty()) {
      return Optional.empty();
    }
    if (!endpoint.matches("https?://[^/?#\\s]+/?")) {
      throw ENDPOINT.wrong(endpoint, "give an address such as https://s3.example.org.");
    }
    String bucket = settings.get(BUCKET);
    if (!bucket.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")) {
      throw BUCKET.wrong(bucket, "give the name of a bucket.");
    }
    if (settings.get(ACCESS_KEY).isEmpty() || settings.get(SECRET_KEY).isEmpty()) {
      throw new SettingsException(
          "Where "
              + ENDPOINT.key()
              + " is given, "
              + ACCESS_KEY.key()
              + " and "
              + SECRET_KEY.key()
              + " are needed.");
    }
    return Optional.of(
        new BucketSettings(
            URI.create(endpoint),
            settings.get(REGION),
            bucket,
            settings.get(PATH_STYLE),
            settings.get(PREFIX),
            settings.get(ACCESS_KEY),
            settings.get(SECRET_KEY)));
  }

  /** Where it is, without what opens it. */
  public String shown() {
    return endpoint + "/" + bucket + "/" + prefix;
  }
}
