package pl.proassist.adapters.rehearsal;

import pl.proassist.adapters.rehearsal.AutopayOperator.Order;

/** The operator's page in the payer's browser, reduced to what a rehearsal needs: two buttons, no script. */
final class PayersPage {

    private PayersPage() {
    }

    static String of(Order order, String path) {
        return page("Płatność próbna", """
                <p>To jest próba: żadne pieniądze nie zmienią właściciela.</p>
                <p class="amount">%s zł</p>
                <form method="post" action="%s/pay"><button>Zapłać</button></form>
                <form method="post" action="%s/fail"><button class="quiet">Płatność się nie udała</button></form>
                """.formatted(order.amount().toString().replace('.', ','), Xml.escape(path), Xml.escape(path)));
    }

    static String over() {
        return page("Tej płatności nie można już rozpocząć", """
                <p>Czas na zapłatę minął albo płatność została anulowana. W sprawie wizyty prosimy o kontakt z placówką.</p>
                """);
    }

    static String unknown() {
        return page("Nie ma takiej płatności", "<p>Sprawdź, czy adres jest pełny.</p>");
    }

    private static String page(String title, String content) {
        return """
                <!DOCTYPE html>
                <html lang="pl">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s</title>
                <style>
                body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 24rem; margin: 2rem auto; padding: 0 1rem; color: #1b2733 }
                .amount { font-size: 2rem; font-weight: 700 }
                button { width: 100%%; padding: .9rem; margin: .4rem 0; font: inherit; border: 0; border-radius: .5rem; background: #0b6b3a; color: #fff }
                button.quiet { background: #e3e8ec; color: #1b2733 }
                </style></head>
                <body><main><h1>%1$s</h1>
                %2$s</main></body>
                </html>
                """.formatted(title, content);
    }
}
