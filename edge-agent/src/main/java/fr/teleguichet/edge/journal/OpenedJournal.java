package fr.teleguichet.edge.journal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A journal that is open.
 *
 * @param journal the journal
 * @param damaged where the damaged file is now that stood in its place; empty when all was well
 */
public record OpenedJournal(Journal journal, Optional<Path> damaged) {}
