package fr.teleguichet.edge.update.ddi;

import java.util.Optional;

/**
 * What a file's content must come to, in lower-case hexadecimal digits.
 *
 * @param sha256 the one that counts; a server without it must give sha1 and md5
 */
public record ArtifactHashes(
    Optional<String> sha256, Optional<String> sha1, Optional<String> md5) {}
