/** Tests of causes. */
@NullMarked
package fr.teleguichet.fleet.update.cause;

import org.jspecify.annotations.NullMarked;
