package fr.teleguichet.provisioning.flash;

import fr.teleguichet.provisioning.process.ProgramResult;
import fr.teleguichet.provisioning.process.SystemProgramRunner;
import fr.teleguichet.provisioning.text.Message;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image as the build leaves it: NAME.img beside NAME.sha256, which holds its digest, and
 * NAME.sha256.sig, a release key's signature of that (CMS, DER, detached).
 *
 * @param path of the image
 * @param size in bytes, more than nothing
 * @param digest SHA-256 that the image must have, in lower-case hexadecimal
 */
public record SystemImage(Path path, long size, String digest) {

  private static final int MAX_DIGESTS = 64 * 1024;
  private static final Pattern VERIFY_ERROR = Pattern.compile("Verify error: *(.+)");
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

  /**
   * The image at this path, with the digest that lies beside it.
   *
   * @throws TroubleException when there is no image, or nothing that says how it should be
   */
  public static SystemImage at(Path path) throws TroubleException {
    try {
      if (!Files.isRegularFile(path) || Files.size(path) == 0) {
        throw new TroubleException(TroubleKind.USAGE, "flash.no-image", path);
      }
      Path digests = digests(path);
      if (!Files.isRegularFile(digests)) {
        throw new TroubleException(TroubleKind.USAGE, "flash.no-digest", path, digests);
      }
      if (Files.size(digests) > MAX_DIGESTS) {
        throw new TroubleException(TroubleKind.USAGE, "flash.no-line", digests, name(path));
      }
      for (String line : Files.readAllLines(digests)) {
        Matcher found = LINE.matcher(line);
        if (found.matches() && found.group(2).equals(name(path))) {
          return new SystemImage(path, Files.size(path), found.group(1));
        }
      }
      throw new TroubleException(TroubleKind.USAGE, "flash.no-line", digests, name(path));
    } catch (IOException e) {
      throw new TroubleException(
          TroubleKind.USAGE,
          Message.of("flash.unreadable", path, String.valueOf(e.getMessage())),
          e);
    }
  }

  /**
   * Has OpenSSL look whether somebody whom these certificates trust signed the digests.
   *
   * @param trust PEM
   * @throws TroubleException when nobody did
   */
  public void requireSignedBy(Path trust, SystemProgramRunner programs) throws TroubleException {
    Path digests = digests(path);
    Path signature = digests.resolveSibling(name(digests) + ".sig");
    if (!Files.isRegularFile(signature) || !Files.isRegularFile(trust)) {
      throw new TroubleException(TroubleKind.USAGE, "flash.no-signature", signature, trust);
    }
    ProgramResult result = programs.run(verification(signature, digests, trust), new byte[0]);
    if (!result.well()) {
      String reason = reason(result);
      throw reason.contains("not yet valid")
          ? new TroubleException(TroubleKind.REFUSED, "flash.not-yet", name(path), reason)
          : new TroubleException(
              TroubleKind.REFUSED, "flash.not-signed", name(path), trust, reason);
    }
  }

  private static List<String> verification(Path signature, Path content, Path trust) {
    return List.of(
        "openssl",
        "cms",
        "-verify",
        "-binary",
        // Code signing is no purpose that OpenSSL checks here, so it is asked for none.
        "-purpose",
        "any",
        "-inform",
        "DER",
        "-in",
        signature.toAbsolutePath().toString(),
        "-content",
        content.toAbsolutePath().toString(),
        "-CAfile",
        trust.toAbsolutePath().toString(),
        // Otherwise whoever made a website's certificate for a stranger is trusted as well.
        "-no-CApath",
        "-no-CAstore",
        "-out",
        "/dev/null");
  }

  /** OpenSSL first says that it failed, and why only after that. */
  private static String reason(ProgramResult result) {
    Matcher said = VERIFY_ERROR.matcher(result.complaints());
    return said.find() ? said.group(1).strip() : result.complaint();
  }

  private static Path digests(Path image) {
    String name = name(image);
    int dot = name.lastIndexOf(".img");
    return image.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".sha256");
  }

  private static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}
