/** Tests of backups and their way back. */
@NullMarked
package fr.teleguichet.fleet.backup;

import org.jspecify.annotations.NullMarked;
