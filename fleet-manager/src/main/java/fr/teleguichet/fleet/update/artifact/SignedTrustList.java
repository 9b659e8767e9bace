package fr.teleguichet.fleet.update.artifact;

import fr.teleguichet.release.TrustList;
import java.util.Optional;

/**
 * A trust list, and who vouched for it.
 *
 * @param root the fingerprint of the root of trust; empty where none was known here, so that only
 *     kiosks judge who signed it
 */
public record SignedTrustList(TrustList list, Optional<String> root) {}
