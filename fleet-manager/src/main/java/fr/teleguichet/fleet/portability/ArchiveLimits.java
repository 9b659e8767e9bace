package fr.teleguichet.fleet.portability;

/**
 * What an archive may be at most, so that a small file does not become a full disk.
 *
 * @param entries files in it
 * @param description bytes of {@code datapackage.json}
 * @param ratio how much larger a file may be than what is packed; the emptiest tables come to 250
 * @param small bytes up to which nobody asks for that
 */
record ArchiveLimits(int entries, long description, long ratio, long small) {
  static final ArchiveLimits USUAL = new ArchiveLimits(200_000, 64L << 20, 500, 1L << 20);
}
