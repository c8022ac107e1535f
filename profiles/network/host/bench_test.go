package host

import "testing"

func BenchmarkJudge(b *testing.B) {
	for name, text := range map[string]string{
		"exact": "https://qr.alipay.com/ocx00000000000000000000", "unknown": "https://shop.example.org/pay?id=1",
		"lookalike": "https://qr.alİpay.com/x", "code": "0002010102112637", "other": "upi://pay?pa=shop@bank&pn=Shop",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				table.Judge(text)
			}
		})
	}
}
