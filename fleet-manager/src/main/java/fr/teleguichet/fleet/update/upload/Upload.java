package fr.teleguichet.fleet.update.upload;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * A file that comes in parts.
 *
 * @param id 32 hexadecimal digits that nobody guesses
 * @param owner who may go on with it
 * @param name the file name for devices
 * @param sha256 what it must be, empty for anything
 * @param length bytes of the whole
 * @param expires when it is forgotten unless it goes on
 * @param artifact what became of it; nothing while it is under way
 */
record Upload(
    String id,
    String owner,
    String name,
    String sha256,
    long length,
    Instant expires,
    OptionalInt artifact) {}
