/** Tests of causes. */
@NullMarked
package fr.teleguichet.fleet.update.failure;

import org.jspecify.annotations.NullMarked;
