package pl.proassist.adapters.paper;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import pl.proassist.application.port.InvoicePapers;
import pl.proassist.domain.invoice.AccountingNote;
import pl.proassist.domain.invoice.InvoicePaper;

/** Invoices as PDF: a template that was compiled with the product, laid out by openhtmltopdf (ADR 20). */
public final class PdfInvoicePapers implements InvoicePapers {

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html, PdfInvoicePapers.class.getClassLoader());
    private final String style = read("paper.css");

    @Override public byte[] print(InvoicePaper paper) {
        return print(new InvoicePage(paper).page(), paper.invoice().issued());
    }

    @Override public byte[] print(AccountingNote note) {
        return print(NotePage.of(note), note.issued());
    }

    private byte[] print(Page page, LocalDate issued) {
        var html = new StringOutput();
        templates.render("invoice.jte", Map.of("page", page, "style", style), html);
        return Pdf.of(html.toString(), issued);
    }

    private static String read(String name) {
        try (var in = PdfInvoicePapers.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
