/** Tests of the handbook. */
@NullMarked
package fr.teleguichet.fleet.handbook;

import org.jspecify.annotations.NullMarked;
