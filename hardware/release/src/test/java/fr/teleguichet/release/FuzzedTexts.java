package fr.teleguichet.release;

import static fr.teleguichet.release.FuzzTarget.holds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Descriptions and manifests by somebody who is trusted and mad: they are well signed, in files
 * that are whole, and what they say is not believed either.
 */
final class FuzzedTexts implements FuzzTarget {

  private static final byte[] CONTENT = "a new kiosk".getBytes(StandardCharsets.UTF_8);

  private static final String DESCRIPTION =
      """
      /* for two boards */
      software = {
        version = "2.4.0-rc.1"; description = "Fran\\xe7ais " "et" "\\tplus";
        embedded-version = "20261125"; bootloader_transaction_marker = false;
        hardware-compatibility: [ "1.0", "#RE:^v[0-9]+" ]; // any
        board = {
          hardware-compatibility = ["r2"];
          stable: { main: { images: ( {
            filename = "image"; sha256 = "%1$s"; size = 0x0BL; type = "raw"; device = "/dev/mmcblk0p2";
            properties: { offset = "0"; list = ( 1, 2, (3, [4]) ); }; } ); }; };
        };
        scripts: ( { filename = "image"; sha256 = "%1$s"; }, { script = "none"; } );
      }; # the end
      """
          .formatted(TestFiles.sha256(CONTENT));

  private static final List<String> WORDS =
      List.of(
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          "=",
          ":",
          ";",
          ",",
          "\"",
          "\\",
          "\\x00",
          "\\x",
          "\\\"",
          "#",
          "//",
          "/*",
          "*/",
          "\n",
          "\r",
          "\t",
          "\0",
          " ",
          "\u00e9",
          "\ud83d\ude00",
          "\u202e",
          "\u2028",
          "0x1L",
          "-1",
          "99999999999999999999",
          "68719476737",
          "1.5",
          "true",
          "software",
          "images",
          "files",
          "scripts",
          "filename",
          "sha256",
          "version",
          "type",
          "size",
          "hardware-compatibility",
          "description",
          "embedded-version",
          "[update]",
          "[bundle]",
          "[image.a]",
          "[image.]",
          "compatible=",
          "build=",
          "format=crypt",
          "verity-size=4096",
          "../",
          "a".repeat(300),
          "\ud83d\ude00".repeat(600),
          "x,".repeat(40));

  private final byte[] whole;
  private final Function<byte[], byte[]> file;
  private final Path place;
  private final ReleaseTrust trust;

  private FuzzedTexts(String whole, Function<byte[], byte[]> file, Path place, ReleaseTrust trust) {
    this.whole = whole.getBytes(StandardCharsets.UTF_8);
    this.file = file;
    this.place = place;
    this.trust = trust;
  }

  /** Descriptions for SWUpdate. */
  static FuzzedTexts descriptions(TestKeys keys, Path place) {
    ReleaseSigner signer = keys.signer();
    return new FuzzedTexts(
        DESCRIPTION,
        it ->
            TestFiles.cpio(
                List.of(
                    Map.entry(SwuArchiveVerifier.DESCRIPTION, it),
                    Map.entry(SwuArchiveVerifier.SIGNATURE, signer.detached(it)),
                    Map.entry("image", CONTENT))),
        place,
        keys.trust());
  }

  /** Manifests for RAUC. */
  static FuzzedTexts manifests(TestKeys keys, Path place) {
    ReleaseSigner signer = keys.signer();
    byte[] salt = new byte[32];
    TestFiles.Verity verity = TestFiles.Verity.of(1, salt);
    HexFormat hex = HexFormat.of();
    return new FuzzedTexts(
        """
        # for kiosks
        [update]
        compatible=teleguichet-kiosk
        version=2.4.0-rc.1
        description=Français et plus
        build=20261125

        [bundle]
        format=verity
        verity-hash=%s
        verity-salt=%s
        verity-size=0

        [hooks]
        filename=hook
        [image.rootfs]
        sha256=%s
        size=300000
        filename=root.img
        """
            .formatted(hex.formatHex(verity.root()), hex.formatHex(salt), "0".repeat(64)),
        it -> TestFiles.bundle(verity.payload(), TestFiles.attached(signer, it)),
        place,
        keys.trust());
  }

  @Override
  public byte[] next(Random random) {
    if (random.nextInt(4) == 0) {
      return new Mutations(random).of(whole);
    }
    byte[] text = whole;
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(text.length + 1);
      int over = random.nextBoolean() ? 0 : random.nextInt(Math.min(40, text.length - at) + 1);
      byte[] word = WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.UTF_8);
      byte[] written = new byte[text.length - over + word.length];
      System.arraycopy(text, 0, written, 0, at);
      System.arraycopy(word, 0, written, at, word.length);
      System.arraycopy(text, at + over, written, at + word.length, text.length - at - over);
      text = written;
    }
    return text;
  }

  @Override
  public boolean read(byte[] bytes) throws IOException, ReleaseException {
    Path written = Files.write(place, file.apply(bytes));
    VerifiedReleaseFile release = VerifiedReleaseFile.read(written, trust, TestKeys.NOW);
    // What is written down in a database and shown to people has an end.
    release.compatible().forEach(it -> isShort(it, 200));
    release.build().ifPresent(it -> isShort(it, 100));
    holds(release.compatible().size() <= 64, "for too many: " + release.compatible());
    holds(
        release.description().length() <= 1000
            && StandardCharsets.UTF_8.newEncoder().canEncode(release.description())
            && release.description().indexOf('\0') < 0,
        "a wrong description: " + release.description());
    for (VerifiedReleaseFile.Content each : release.contents()) {
      holds(ContentNameValidator.plain(each.name()).equals(each.name()), "a wrong name: " + each);
      holds(
          each.size() >= 0 && each.size() <= VerifiedReleaseFile.MAX_SIZE, "a wrong size: " + each);
      holds(each.sha256().matches("[0-9a-f]{64}"), "a wrong hash: " + each);
      isShort(each.type(), 100);
    }
    return true;
  }

  private static void isShort(String text, int most) {
    holds(!text.isEmpty() && text.length() <= most, "empty or too long: " + text);
    Fuzzing.isALine(text);
  }
}
