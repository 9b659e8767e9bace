/** Tests. */
@NullMarked
package fr.teleguichet.provisioning.card;

import org.jspecify.annotations.NullMarked;
