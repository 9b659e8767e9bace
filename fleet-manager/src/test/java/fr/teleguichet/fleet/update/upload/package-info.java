/** Uploads in parts, by a client that others wrote and by hand. */
@NullMarked
package fr.teleguichet.fleet.update.upload;

import org.jspecify.annotations.NullMarked;
