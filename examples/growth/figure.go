package main

import (
	"fmt"
	"image/color"
	"math"
	"os"

	"gonum.org/v1/gonum/stat"
	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgsvg"
)

// The size of a panel, and the space between two.
const (
	panelWidth, panelHeight = 8.5 * vg.Centimeter, 6 * vg.Centimeter
	gap                     = 0.6 * vg.Centimeter
)

var (
	dotColor  = color.RGBA{0x1f, 0x4e, 0x9e, 0xff}
	lineColor = color.RGBA{0xd0, 0x6a, 0x1c, 0xff}
)

// write draws the figure to a file.
func (f figure) write(name string) error {
	rows := (len(f.panels) + f.columns - 1) / f.columns
	plots := make([][]*plot.Plot, rows)
	for i, p := range f.panels {
		drawn, err := p.plot(f)
		if err != nil {
			return err
		}
		plots[i/f.columns] = append(plots[i/f.columns], drawn)
	}
	canvas := vgsvg.New(panelWidth*vg.Length(f.columns), panelHeight*vg.Length(rows))
	onWhite := draw.New(canvas)
	onWhite.SetColor(color.White)
	onWhite.Fill(onWhite.Rectangle.Path())
	tiles := draw.Tiles{
		Rows: rows, Cols: f.columns, PadX: gap, PadY: gap,
		PadTop: gap / 2, PadBottom: gap / 2, PadLeft: gap / 2, PadRight: gap / 2,
	}
	for i, row := range plot.Align(plots, tiles, onWhite) {
		for k := range row {
			plots[i][k].Draw(row[k])
		}
	}
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	if _, err := canvas.WriteTo(file); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// plot is the panel with its dots and the line fitted to them.
func (p *panel) plot(f figure) (*plot.Plot, error) {
	points := make(plotter.XYs, len(p.dots))
	sizes, times := make([]float64, len(p.dots)), make([]float64, len(p.dots))
	for i, d := range p.dots {
		sizes[i], times[i] = d.size, d.took/1000
		points[i] = plotter.XY{X: sizes[i], Y: times[i]}
	}
	dots, err := plotter.NewScatter(points)
	if err != nil {
		return nil, err
	}
	dots.GlyphStyle = draw.GlyphStyle{Color: dotColor, Radius: vg.Points(1.8), Shape: draw.CircleGlyph{}}
	atZero, slope := stat.LinearRegression(sizes, times, nil, false)
	fitted := plotter.NewFunction(func(size float64) float64 { return atZero + slope*size })
	fitted.LineStyle = draw.LineStyle{Color: lineColor, Width: vg.Points(1.2)}

	drawn := plot.New()
	sign := '+'
	if slope < 0 {
		sign = '−'
	}
	drawn.Title.Text = fmt.Sprintf("%s\n%s %c %s a %s", p.title, inUnits(atZero), sign, inUnits(math.Abs(slope)), f.unit)
	drawn.Title.Padding = vg.Points(4)
	drawn.X.Label.Text, drawn.Y.Label.Text = f.axis, "time, µs"
	drawn.Add(plotter.NewGrid(), fitted, dots)
	drawn.X.Min, drawn.X.Max, drawn.Y.Min = 0, f.marks[len(f.marks)-1], 0
	drawn.X.Tick.Marker = plot.ConstantTicks(ticks(f.marks))
	drawn.Y.Max *= 1.1
	return drawn, nil
}

func ticks(at []float64) (ticks []plot.Tick) {
	for _, value := range at {
		ticks = append(ticks, plot.Tick{Value: value, Label: fmt.Sprint(value)})
	}
	return ticks
}

// inUnits is a time in microseconds as people write it.
func inUnits(microseconds float64) string {
	number, unit := microseconds, "µs"
	if microseconds < 1 {
		number, unit = microseconds*1000, "ns"
	}
	digits := 2
	switch {
	case number >= 100:
		digits = 0
	case number >= 10:
		digits = 1
	}
	return fmt.Sprintf("%.*f %s", digits, number, unit)
}
