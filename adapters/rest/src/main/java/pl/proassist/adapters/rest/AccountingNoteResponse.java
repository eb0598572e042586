package pl.proassist.adapters.rest;

import pl.proassist.domain.invoice.AccountingNote;

/**
 * An accounting note as the API tells it.
 *
 * @param amount kept; below zero when it was given back after an earlier note
 */
public record AccountingNoteResponse(String id, String facility, String visit, String number, String issued, String visitOn, String amount, InvoiceResponse.SellerPart issuer,
                                     InvoiceResponse.BuyerPart recipient) {

    static AccountingNoteResponse of(AccountingNote note) {
        return new AccountingNoteResponse(note.id().toString(), note.facility().toString(), note.visit().toString(), note.number(), note.issued().toString(), note.visitOn().toString(),
                note.amount().toString(), InvoiceResponse.SellerPart.of(note.issuer()), InvoiceResponse.BuyerPart.of(note.recipient()));
    }
}
