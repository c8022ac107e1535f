package readback

import (
	"image"

	"github.com/makiuchi-d/gozxing"
	multi "github.com/makiuchi-d/gozxing/multi/qrcode"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// look is one way to look for symbols among other things.
type look func(bitmap *gozxing.BinaryBitmap, hints map[gozxing.DecodeHintType]any) ([]*gozxing.Result, error)

func single(bitmap *gozxing.BinaryBitmap, hints map[gozxing.DecodeHintType]any) ([]*gozxing.Result, error) {
	one, err := qrcode.NewQRCodeReader().Decode(bitmap, hints)
	if err != nil {
		return nil, err
	}
	return []*gozxing.Result{one}, nil
}

// straight takes the outermost corners for those of a symbol, and looks for none.
func straight(bitmap *gozxing.BinaryBitmap, _ map[gozxing.DecodeHintType]any) ([]*gozxing.Result, error) {
	return single(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true})
}

// several looks for all, and for the most striking one, which the reader of several
// may miss.
func several(bitmap *gozxing.BinaryBitmap, hints map[gozxing.DecodeHintType]any) ([]*gozxing.Result, error) {
	all, errAll := multi.NewQRCodeMultiReader().DecodeMultiple(bitmap, hints)
	one, errOne := single(bitmap, hints)
	if errAll != nil && errOne != nil {
		return nil, errAll
	}
	return append(all, one...), nil
}

// found looks for symbols by the shades around each place, then by those of all of the
// picture, until there is one.
func found(grey *image.Gray, how look) (texts []string) {
	defer func() {
		if recover() != nil { // as in decode
			texts = nil
		}
	}()
	source := gozxing.NewLuminanceSourceFromImage(grey)
	harder := map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_TRY_HARDER: true}
	for _, binarizer := range []gozxing.Binarizer{gozxing.NewHybridBinarizer(source), gozxing.NewGlobalHistgramBinarizer(source)} {
		bitmap, err := gozxing.NewBinaryBitmap(binarizer)
		if err != nil {
			continue
		}
		if results, err := how(bitmap, harder); err == nil {
			texts = appendTexts(texts, results)
		}
		if len(texts) > 0 {
			return texts
		}
	}
	return nil
}

func appendTexts(texts []string, results []*gozxing.Result) []string {
	for _, result := range results {
		segments, _ := result.GetResultMetadata()[gozxing.ResultMetadataType_BYTE_SEGMENTS].([][]byte)
		if text, ok := wholeText(segments, result.GetText()); ok {
			texts = append(texts, text)
		}
	}
	return texts
}
